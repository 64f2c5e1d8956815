<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.greeting/>

${msg("cgmResetText")}

${msg("cgmResetButton")}:
${link}

<@layout.closing/>

--
${msg("cgmResetNote", linkExpirationFormatter(linkExpiration))}
