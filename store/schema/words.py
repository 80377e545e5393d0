"""What views and indexes both say in SQL; an index serves what is written as it is itself."""

DAY = "coalesce({f}filed_date, {f}signed_date)"
"""Day of filing, or of signing where there is no other; ``{f}`` is an alias with its dot."""

ROLES = (
    "nullif(ltrim("
    "CASE WHEN {o}is_director THEN ', Director' ELSE '' END || "
    "CASE WHEN {o}is_officer THEN ', ' || coalesce({o}officer_title, 'Officer') ELSE '' END || "
    "CASE WHEN {o}is_ten_percent_owner THEN ', 10% owner' ELSE '' END || "
    "CASE WHEN {o}is_other THEN ', ' || coalesce({o}other_text, 'Other') ELSE '' END"
    ", ', '), '')"
)
"""An owner's roles in words, from the columns of ``filing_owners``; ``{o}`` as above."""

SIGNED_SHARES = (
    "CASE {t}acquired_disposed_code WHEN 'A' THEN {t}shares WHEN 'D' THEN -{t}shares END"
)
"""Shares, negative where disposed of; ``{t}`` as above."""

IN_OPEN_MARKET = (
    "({t}transaction_code = 'P' AND {t}acquired_disposed_code = 'A'"
    " OR {t}transaction_code = 'S' AND {t}acquired_disposed_code = 'D')"
    " AND {t}is_derivative = 0 AND {t}superseded_by IS NULL AND {t}value IS NOT NULL"
)
"""Rows of Table I that are purchases or sales whose dollars are known, but for those that an
amendment replaces; ``{t}`` as above."""

DOLLARS_BOUGHT = "CASE {t}transaction_code WHEN 'P' THEN {t}value ELSE -{t}value END"
"""Of such a row, negative where sold; ``{t}`` as above."""

SEVERITY_RANK = "CASE {p}severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END"
"""Errors before warnings before notes; ``{p}`` as above."""
