<#import "template.ftl" as layout>
<@layout.emailLayout note=msg("cgmVerifyNote", linkExpirationFormatter(linkExpiration))>
<@layout.greeting/>
<@layout.text key="cgmVerifyText"/>
<@layout.button label=msg("cgmVerifyButton") href=link/>
<@layout.closing/>
</@layout.emailLayout>
