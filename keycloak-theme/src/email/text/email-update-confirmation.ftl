<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.greeting/>

${msg("cgmUpdateEmailText")}

${msg("cgmUpdateEmailButton")}:
${link}

<@layout.closing/>

--
${msg("cgmUpdateEmailNote", linkExpirationFormatter(linkExpiration))}
