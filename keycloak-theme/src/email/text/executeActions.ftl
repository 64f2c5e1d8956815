<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.greeting/>

${msg("cgmCompleteText")}

${msg("cgmCompleteButton")}:
${link}

<@layout.closing/>

--
${msg("cgmCompleteNote", linkExpirationFormatter(linkExpiration))}
