<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.greeting/>

${msg("cgmLinkAccountText", identityProviderDisplayName)}

${msg("cgmLinkAccountButton")}:
${link}

<@layout.closing/>

--
${msg("cgmLinkAccountNote", linkExpirationFormatter(linkExpiration))}
