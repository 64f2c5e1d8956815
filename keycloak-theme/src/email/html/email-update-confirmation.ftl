<#import "template.ftl" as layout>
<@layout.emailLayout note=msg("cgmUpdateEmailNote", linkExpirationFormatter(linkExpiration))>
<@layout.greeting/>
<@layout.text key="cgmUpdateEmailText"/>
<@layout.value>${newEmail}</@layout.value>
<@layout.button label=msg("cgmUpdateEmailButton") href=link/>
<@layout.closing/>
</@layout.emailLayout>
