<#import "template.ftl" as layout>
<@layout.emailLayout note=msg("cgmLinkAccountNote", linkExpirationFormatter(linkExpiration))>
<@layout.greeting/>
<@layout.paragraph>${msg("cgmLinkAccountText", identityProviderDisplayName)}</@layout.paragraph>
<@layout.button label=msg("cgmLinkAccountButton") href=link/>
<@layout.closing/>
</@layout.emailLayout>
