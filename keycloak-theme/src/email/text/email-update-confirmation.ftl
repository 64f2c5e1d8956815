<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.greeting/>

${msg("cgmUpdateEmailText")}

${newEmail}

${msg("cgmUpdateEmailButton")}:
${link}

<@layout.closing/>

--
${msg("cgmUpdateEmailNote", linkExpirationFormatter(linkExpiration))}
