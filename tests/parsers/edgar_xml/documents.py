"""Invented documents in the layouts of EDGAR's XML forms."""

SCHEDULE_13D = b"""<?xml version="1.0" encoding="UTF-8"?>
<edgarSubmission xmlns="http://www.sec.gov/edgar/schedule13D"
    xmlns:com="http://www.sec.gov/edgar/common">
<headerData><submissionType>SCHEDULE 13D/A</submissionType>
<previousAccessionNumber>0000000009-25-000001</previousAccessionNumber>
<filerInfo><filer><filerCredentials><cik>0000000111</cik><ccc>XXXXXXXX</ccc></filerCredentials>
</filer></filerInfo></headerData>
<formData><coverPageHeader><amendmentNo>2</amendmentNo>
<securitiesClassTitle>Common Stock</securitiesClassTitle>
<dateOfEvent>02/03/2025</dateOfEvent><previouslyFiledFlag>true</previouslyFiledFlag>
<issuerInfo><issuerCIK>0000000222</issuerCIK><issuerCUSIP>123456789</issuerCUSIP>
<issuerName>Brass  Kettle Co</issuerName>
<address><com:street1>1 Main St</com:street1><com:city>Dover</com:city>
<com:stateOrCountry>DE</com:stateOrCountry><com:zipCode>19901</com:zipCode></address></issuerInfo>
<authorizedPersons><notificationInfo><personName>Ann Clerk</personName>
<personPhoneNum>555-0100</personPhoneNum></notificationInfo></authorizedPersons></coverPageHeader>
<reportingPersons>
<reportingPersonInfo><reportingPersonCIK>0000000111</reportingPersonCIK>
<reportingPersonName>Tin Fund LP</reportingPersonName><memberOfGroup>a</memberOfGroup>
<fundType>WC</fundType><soleVotingPower>1000.50</soleVotingPower>
<sharedVotingPower>0</sharedVotingPower><aggregateAmountOwned>1000.50</aggregateAmountOwned>
<percentOfClass>6.1</percentOfClass><typeOfReportingPerson>PN</typeOfReportingPerson>
</reportingPersonInfo>
<reportingPersonInfo><reportingPersonName>Jo Smith</reportingPersonName>
<reportingPersonNoCIK>Y</reportingPersonNoCIK>
<typeOfReportingPerson>HC</typeOfReportingPerson><typeOfReportingPerson>IN</typeOfReportingPerson>
</reportingPersonInfo></reportingPersons>
<items1To7>
<item1><securityTitle>Common Stock</securityTitle><issuerName>Another spelling</issuerName>
<issuerPrincipalAddress><com:street1>1 Main St</com:street1><com:city>Paris</com:city>
<com:stateOrCountry>I0</com:stateOrCountry></issuerPrincipalAddress></item1>
<item4><transactionPurpose>To hold.

To sell:
1. never
2. [bold]perhaps[/bold]</transactionPurpose></item4>
<item7><filedExhibits>Exhibit 1</filedExhibits><newElement>Exhibit 2</newElement></item7>
</items1To7>
<signatureInfo><signaturePerson><signatureReportingPerson>Tin Fund LP</signatureReportingPerson>
<signatureDetails><signature>/s/ Jo Smith</signature><title>Manager</title>
<date>02/05/2025</date></signatureDetails></signaturePerson></signatureInfo></formData>
</edgarSubmission>"""

SCHEDULE_13G = b"""<edgarSubmission xmlns="http://www.sec.gov/edgar/schedule13g">
<headerData><submissionType>SCHEDULE 13G</submissionType><filerInfo><filer><filerCredentials>
<cik>333</cik></filerCredentials></filer></filerInfo></headerData>
<formData><coverPageHeader>
<eventDateRequiresFilingThisStatement>12/31/2024</eventDateRequiresFilingThisStatement>
<issuerInfo><issuerCik>0000000222</issuerCik><issuerName>Brass Kettle Co</issuerName>
<issuerCusips><issuerCusipNumber>111111111</issuerCusipNumber>
<issuerCusipNumber>222222222</issuerCusipNumber></issuerCusips></issuerInfo>
<designateRulesPursuantThisScheduleFiled>
<designateRulePursuantThisScheduleFiled>Rule 13d-1(b)</designateRulePursuantThisScheduleFiled>
</designateRulesPursuantThisScheduleFiled></coverPageHeader>
<coverPageHeaderReportingPersonDetails><reportingPersonName>Zinc Advisers</reportingPersonName>
<reportingPersonBeneficiallyOwnedNumberOfShares><soleVotingPower>5.00</soleVotingPower>
</reportingPersonBeneficiallyOwnedNumberOfShares>
<reportingPersonBeneficiallyOwnedAggregateNumberOfShares>5.00</reportingPersonBeneficiallyOwnedAggregateNumberOfShares>
<classPercent>5.2</classPercent><typeOfReportingPerson>IA</typeOfReportingPerson>
</coverPageHeaderReportingPersonDetails>
<items><item3><notApplicableFlag>N</notApplicableFlag>
<typeOfPersonFiling>IA</typeOfPersonFiling></item3>
<item4><classPercent>See the cover</classPercent><numberOfSharesPersonHas>
<solePowerOrDirectToVote>5</solePowerOrDirectToVote></numberOfSharesPersonHas></item4>
<item5><classOwnership5PercentOrLess>Y</classOwnership5PercentOrLess></item5>
<item9><notApplicableFlag>Y</notApplicableFlag></item9></items>
<exhibitInfo>Exhibit 99</exhibitInfo>
<signatureInformation><reportingPersonName>Zinc Advisers</reportingPersonName><signatureDetails>
<signature>Lee Gray</signature><date>someday</date></signatureDetails></signatureInformation>
</formData></edgarSubmission>"""

FORM_144 = b"""<own:edgarSubmission xmlns:own="http://www.sec.gov/edgar/ownership"
 xmlns:com="http://www.sec.gov/edgar/common">
<own:headerData><own:submissionType>144</own:submissionType><own:filerInfo><own:filer>
<own:filerCredentials><own:cik>0000000444</own:cik></own:filerCredentials></own:filer>
</own:filerInfo></own:headerData><own:formData>
<own:issuerInfo><own:issuerCik>0000000222</own:issuerCik>
<own:issuerName>Brass Kettle Co</own:issuerName><own:secFileNumber>001-00222</own:secFileNumber>
<own:issuerAddress><com:street1>1 Main St</com:street1></own:issuerAddress>
<own:nameOfPersonForWhoseAccountTheSecuritiesAreToBeSold>Smith Jo
</own:nameOfPersonForWhoseAccountTheSecuritiesAreToBeSold>
<own:relationshipsToIssuer><own:relationshipToIssuer>Officer, Director</own:relationshipToIssuer>
<own:relationshipToIssuer>Trustee</own:relationshipToIssuer></own:relationshipsToIssuer>
</own:issuerInfo>
<own:securitiesInformation><own:securitiesClassTitle>Common</own:securitiesClassTitle>
<own:brokerOrMarketmakerDetails><own:name>Lead Brokers</own:name><own:address>
<com:city>Dover</com:city></own:address></own:brokerOrMarketmakerDetails>
<own:noOfUnitsSold>900</own:noOfUnitsSold>
<own:aggregateMarketValue>18000.00</own:aggregateMarketValue>
<own:approxSaleDate>03/04/2025</own:approxSaleDate>
<own:securitiesExchangeName>NYSE</own:securitiesExchangeName></own:securitiesInformation>
<own:securitiesToBeSold><own:acquiredDate>01/01/2020</own:acquiredDate></own:securitiesToBeSold>
<own:securitiesToBeSold><own:acquiredDate>01/01/2021</own:acquiredDate></own:securitiesToBeSold>
<own:nothingToReportFlagOnSecuritiesSoldInPast3Months>Y</own:nothingToReportFlagOnSecuritiesSoldInPast3Months>
<own:remarks>Sold under a plan.</own:remarks>
<own:noticeSignature><own:noticeDate>03/03/2025</own:noticeDate><own:planAdoptionDates>
<own:planAdoptionDate>11/12/2024</own:planAdoptionDate></own:planAdoptionDates>
<own:signature>/s/ Jo Smith</own:signature></own:noticeSignature></own:formData>
</own:edgarSubmission>"""

FORM_D = b"""
<?xml version="1.0"?><edgarSubmission><schemaVersion>X0708</schemaVersion>
<submissionType>D</submissionType><primaryIssuer><cik>0000000555</cik>
<entityName>Pewter Fund</entityName><jurisdictionOfInc>DELAWARE</jurisdictionOfInc></primaryIssuer>
<issuerList><issuer><cik>0000000666</cik><entityName>Pewter Feeder</entityName></issuer>
</issuerList>
</edgarSubmission>"""

FORM_144_TABLES = (
    FORM_144.replace(
        b"<own:securitiesToBeSold><own:acquiredDate>01/01/2020</own:acquiredDate></own:securitiesToBeSold>",
        b"""<own:securitiesToBeSold><own:securitiesClassTitle>Common</own:securitiesClassTitle>
<own:acquiredDate>01/01/2020</own:acquiredDate>
<own:natureOfAcquisitionTransaction>Restricted Stock Vesting</own:natureOfAcquisitionTransaction>
<own:nameOfPersonfromWhomAcquired>Issuer</own:nameOfPersonfromWhomAcquired>
<own:isGiftTransaction>Y</own:isGiftTransaction>
<own:donarAcquiredDate>02/02/2012</own:donarAcquiredDate>
<own:amountOfSecuritiesAcquired>900</own:amountOfSecuritiesAcquired>
<own:paymentDate>01/01/2020</own:paymentDate><own:natureOfPayment>Compensation</own:natureOfPayment>
</own:securitiesToBeSold>""",
    )
    .replace(
        b"Past3Months>Y<",
        b"Past3Months>N<",
    )
    .replace(
        b"<own:remarks>",
        b"""<own:securitiesSoldInPast3Months><own:sellerDetails><own:name>Smith Jo</own:name>
<own:address><com:street1>2 Side St</com:street1><com:city>Dover</com:city>
<com:stateOrCountry>DE</com:stateOrCountry><com:zipCode>19901</com:zipCode></own:address>
</own:sellerDetails><own:securitiesClassTitle>Common</own:securitiesClassTitle>
<own:saleDate>01/15/2025</own:saleDate><own:amountOfSecuritiesSold>1250</own:amountOfSecuritiesSold>
<own:grossProceeds>25000.50</own:grossProceeds></own:securitiesSoldInPast3Months>
<own:remarks>""",
    )
)
"""With a gift in Table I and a sale in Table II."""

FUND_REPORT = b"""<edgarSubmission xmlns="http://www.sec.gov/edgar/ncen">
<schemaVersion>X0505</schemaVersion><headerData><submissionType>N-CEN</submissionType><filerInfo>
<liveTestFlag>TEST</liveTestFlag><filer><issuerCredentials><cik>0000000888</cik><ccc>s3cret!x</ccc>
</issuerCredentials></filer><flags><returnCopyFlag>false</returnCopyFlag></flags>
<contact><contactName>Ann Clerk</contactName></contact></filerInfo></headerData>
<formData><generalInfo reportEndingPeriod="2025-11-30" isReportPeriodLt12="N"/>
<registrantInfo><registrantFullName>Tin Fund Trust</registrantFullName>
<isRegistrantFirstFiling>N</isRegistrantFirstFiling>
<websites><website webpage="fund.example"/></websites>
<officeAddress><street1>1 Main St</street1><city>Dover</city><state>DE</state>
<zipCode>19901</zipCode></officeAddress></registrantInfo>
<custodians><custodian><custodianName>Iron Bank</custodianName><custodianLei>LEI1</custodianLei>
<custodianCountry custodianState="US-MA" custodianCountry="US"/></custodian>
<custodian><custodianName>Lead Bank</custodianName><isSubCustodian>Y</isSubCustodian></custodian>
</custodians>
<directors><director><directorName>Jo Smith</directorName><fileNumbers>
<fileNumberInfo fileNumber="811-1"/><fileNumberInfo fileNumber="811-2"/></fileNumbers></director>
</directors></formData></edgarSubmission>"""

ENCLOSING = b"""<edgarSubmission><submissionType>%s</submissionType><testOrLive>TEST</testOrLive>
<filerCcc>s3cret!x</filerCcc><edgarDocument><documentName>doc1.xml</documentName>
<documentType>%s</documentType><documentMimeBlock>%s</documentMimeBlock></edgarDocument>
</edgarSubmission>"""
"""A filer's own copy, with the document inside it in base64: the form, its type, the letters."""

BOMB = b"""<?xml version="1.0"?><!DOCTYPE edgarSubmission [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>
<edgarSubmission><submissionType>&b;</submissionType></edgarSubmission>"""
