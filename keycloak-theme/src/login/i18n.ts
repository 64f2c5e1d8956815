import { i18nBuilder } from "keycloakify/login";
import type { ThemeName } from "../kc.gen";

export const { useI18n } = i18nBuilder
  .withThemeName<ThemeName>()
  .withCustomTranslations({
    de: {
      portal: "CGM PORTAL",
      language: "Sprache",
      back: "Zurück",
      next: "Weiter",
      stepOf: "Schritt {0} von {1}",
      errorsTitle: "Bitte prüfen Sie Ihre Angaben",
      showPasswordText: "Anzeigen",
      hidePasswordText: "Verbergen",

      doLogIn: "Anmelden",
      loginTitleCgm: "Anmelden",
      loginEmail: "E-Mail-Adresse",
      loginForgot: "Passwort vergessen?",
      loginRemember: "Angemeldet bleiben",
      loginToRegister: "Noch kein CGM PORTAL-Benutzer?",

      registerTitle: "Registrierung am CGM PORTAL",
      registerIntro:
        "Für die Registrierung benötigen Sie die Kundennummer und die Postleitzahl Ihrer Praxis.",
      registerPersonTitle: "Ihre Angaben",
      registerToLogin: "Sie haben bereits ein Benutzerkonto? Zur Anmeldung",
      fieldEmail: "E-Mail-Adresse",
      fieldEmailHint: "An diese Adresse senden wir Ihnen eine E-Mail zur Bestätigung.",
      fieldCustomerNumber: "Kundennummer",
      fieldCustomerNumberHint: "Ihre Kundennummer finden Sie auf unseren Angeboten oder Rechnungen.",
      fieldPostalCode: "Postleitzahl",
      fieldFirstName: "Vorname",
      fieldLastName: "Nachname",
      registerPrivacy: "Ich habe die Datenschutzerklärung gelesen und stimme ihr zu.",
      registerPrivacyRead: "Datenschutzerklärung lesen",
      registerMarketing:
        "Ich möchte per E-Mail über Neuigkeiten und Angebote informiert werden (Marketing-Einwilligung). Die Einwilligung ist freiwillig und kann jederzeit widerrufen werden.",
      registerOptional: "freiwillig",
      registerSubmit: "REGISTRIEREN",
      registerBusy: "Bitte warten …",
      close: "Schließen",

      registeredTitle: "Fast geschafft!",
      registeredText: "Ihre Registrierung wurde übermittelt. Wir haben eine E-Mail gesendet an:",
      registeredNextTitle: "So geht es weiter",
      registeredNext1: "Öffnen Sie die E-Mail und klicken Sie auf „Bestätigen“.",
      registeredNext2: "Der Super Admin Ihres Kunden-Accounts wird über Ihre Anfrage informiert.",
      registeredNext3:
        "Sobald er Ihre Anfrage genehmigt hat, erhalten Sie eine E-Mail, um die Registrierung abzuschließen.",
      registeredNoMail:
        "Keine E-Mail erhalten? Bitte sehen Sie auch im Spam-Ordner nach. Nach einigen Minuten können Sie sich einfach noch einmal registrieren.",

      problemRequired: "Bitte füllen Sie dieses Feld aus.",
      problemTooLong: "Diese Eingabe ist zu lang.",
      problemInvalid: "Diese Eingabe enthält Zeichen, die hier nicht möglich sind.",
      problemEmail: "Bitte geben Sie eine gültige E-Mail-Adresse ein, zum Beispiel name@praxis.de.",
      problemPrivacy: "Bitte bestätigen Sie, dass Sie die Datenschutzerklärung gelesen haben.",
      problemCustomerMismatch:
        "Kundennummer und Postleitzahl passen nicht zu den Angaben in unserem System. Bitte prüfen Sie beide Eingaben. Die Kundennummer finden Sie auf unseren Angeboten oder Rechnungen.",
      problemEmailInUse:
        "Diese E-Mail-Adresse ist bereits registriert. Bitte melden Sie sich an oder verwenden Sie eine andere Adresse.",
      problemConnection:
        "Keine Verbindung zum Server. Bitte prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal. Ihre Eingaben sind noch da.",
      problemLater:
        "Das ist im Moment leider nicht möglich. Bitte versuchen Sie es später noch einmal. Ihre Eingaben sind noch da.",
      problemTooMany:
        "Zu viele Versuche in kurzer Zeit. Bitte warten Sie einige Minuten und versuchen Sie es später noch einmal.",

      welcomeTitle: "Willkommen im CGM PORTAL",
      welcomeText: "Ihre Registrierung wurde genehmigt. Es fehlen nur noch drei kurze Schritte:",
      welcomeStepTerms: "Nutzungsbedingungen lesen und zustimmen",
      welcomeStepPrivacy: "Datenschutzerklärung bestätigen",
      welcomeStepPassword: "Passwort festlegen",
      completedTitle: "Registrierung abgeschlossen",
      completedText: "Vielen Dank! Sie können sich jetzt am CGM PORTAL anmelden und es nutzen.",
      toPortal: "Zum CGM PORTAL",

      legalVersion: "Version {0}",
      legalAgreeTerms: "Ich habe die Nutzungsbedingungen gelesen und stimme ihnen zu.",
      legalAgreePrivacy: "Ich habe die Datenschutzerklärung gelesen und bestätige sie.",
      legalAgreeOther: "Ich habe dieses Dokument gelesen und stimme ihm zu.",
      legalAgreeFirst: "Bitte setzen Sie das Häkchen, um fortzufahren.",
      profileTitle: "Ihre Angaben vervollständigen",
      profileText: "Bitte ergänzen Sie die fehlenden Angaben.",
      opensInNewTab: "öffnet sich in einem neuen Fenster",

      passwordTitle: "Passwort festlegen",
      passwordText: "Mit diesem Passwort melden Sie sich künftig am CGM PORTAL an.",
      passwordRules: "Ihr Passwort",
      passwordRuleLength: "hat mindestens {0} Zeichen",
      passwordRuleNotEmail: "ist nicht Ihre E-Mail-Adresse",
      passwordRuleHistory: "wurde von Ihnen nicht kürzlich verwendet",
      passwordNewLabel: "Neues Passwort",
      passwordConfirmLabel: "Passwort wiederholen",
      passwordSubmit: "Passwort festlegen",
      passwordTooShort: "Das Passwort hat noch nicht {0} Zeichen.",
      passwordsDiffer: "Die beiden Passwörter stimmen nicht überein.",
      logoutOthers: "Auf anderen Geräten abmelden",

      resetTitle: "Passwort vergessen?",
      resetText:
        "Geben Sie Ihre E-Mail-Adresse ein. Wir senden Ihnen eine E-Mail, mit der Sie ein neues Passwort festlegen können.",
      resetSubmit: "E-Mail anfordern",
      backToLogin: "Zurück zur Anmeldung",

      expiredTitle: "Diese Seite ist abgelaufen",
      expiredText: "Sie waren eine Weile nicht aktiv. Wie möchten Sie fortfahren?",
      expiredContinue: "Vorgang fortsetzen",
      expiredRestart: "Von vorn beginnen",
      errorTitleCgm: "Das hat leider nicht geklappt",
      termsTitleCgm: "Nutzungsbedingungen",
      termsDecline: "Ablehnen",
      termsMissing: "Für diese Seite ist kein Text hinterlegt.",
    },
    en: {
      portal: "CGM PORTAL",
      language: "Language",
      back: "Back",
      next: "Continue",
      stepOf: "Step {0} of {1}",
      errorsTitle: "Please check your entries",
      showPasswordText: "Show",
      hidePasswordText: "Hide",

      doLogIn: "Sign in",
      loginTitleCgm: "Sign in",
      loginEmail: "E-mail address",
      loginForgot: "Forgot your password?",
      loginRemember: "Stay signed in",
      loginToRegister: "No CGM PORTAL user yet?",

      registerTitle: "Register to CGM PORTAL",
      registerIntro: "To register you need the customer number and the postal code of your practice.",
      registerPersonTitle: "Your details",
      registerToLogin: "You already have an account? Sign in",
      fieldEmail: "E-mail address",
      fieldEmailHint: "We will send an e-mail to this address for you to confirm.",
      fieldCustomerNumber: "Customer number",
      fieldCustomerNumberHint: "You find your customer number on our quotations and invoices.",
      fieldPostalCode: "Postal code",
      fieldFirstName: "First name",
      fieldLastName: "Last name",
      registerPrivacy: "I have read the privacy policy and agree to it.",
      registerPrivacyRead: "Read the privacy policy",
      registerMarketing:
        "I would like to receive news and offers by e-mail (marketing consent). This is voluntary and can be withdrawn at any time.",
      registerOptional: "optional",
      registerSubmit: "REGISTER",
      registerBusy: "Please wait …",
      close: "Close",

      registeredTitle: "Almost done!",
      registeredText: "Your registration has been submitted. We have sent an e-mail to:",
      registeredNextTitle: "What happens next",
      registeredNext1: "Open the e-mail and click on “Confirm”.",
      registeredNext2: "The Super Admin of your customer account is informed of your request.",
      registeredNext3:
        "As soon as your Super Admin has approved it, you will receive an e-mail to complete the registration.",
      registeredNoMail:
        "No e-mail? Please look in your spam folder too. After a few minutes you can simply register once more.",

      problemRequired: "Please fill in this field.",
      problemTooLong: "This entry is too long.",
      problemInvalid: "This entry contains characters that are not possible here.",
      problemEmail: "Please enter a valid e-mail address, for example name@practice.com.",
      problemPrivacy: "Please confirm that you have read the privacy policy.",
      problemCustomerMismatch:
        "Customer number and postal code do not match our records. Please check both entries. You find the customer number on our quotations and invoices.",
      problemEmailInUse: "This e-mail address is already registered. Please sign in or use another address.",
      problemConnection:
        "No connection to the server. Please check your internet connection and try again. Your entries are still here.",
      problemLater:
        "This is not possible at the moment. Please try again later. Your entries are still here.",
      problemTooMany: "Too many attempts in a short time. Please wait a few minutes and try again later.",

      welcomeTitle: "Welcome to CGM PORTAL",
      welcomeText: "Your registration has been approved. Only three short steps are left:",
      welcomeStepTerms: "Read and agree to the terms of use",
      welcomeStepPrivacy: "Confirm the privacy policy",
      welcomeStepPassword: "Set your password",
      completedTitle: "Registration completed",
      completedText: "Thank you! You can now sign in to CGM PORTAL and use it.",
      toPortal: "Go to CGM PORTAL",

      legalVersion: "Version {0}",
      legalAgreeTerms: "I have read the terms of use and agree to them.",
      legalAgreePrivacy: "I have read the privacy policy and confirm it.",
      legalAgreeOther: "I have read this document and agree to it.",
      legalAgreeFirst: "Please tick the box to continue.",
      profileTitle: "Complete your details",
      profileText: "Please add what is missing.",
      opensInNewTab: "opens in a new window",

      passwordTitle: "Set your password",
      passwordText: "From now on you sign in to CGM PORTAL with this password.",
      passwordRules: "Your password",
      passwordRuleLength: "has at least {0} characters",
      passwordRuleNotEmail: "is not your e-mail address",
      passwordRuleHistory: "has not been used by you recently",
      passwordNewLabel: "New password",
      passwordConfirmLabel: "Repeat password",
      passwordSubmit: "Set password",
      passwordTooShort: "The password does not have {0} characters yet.",
      passwordsDiffer: "The two passwords are not the same.",
      logoutOthers: "Sign out on other devices",

      resetTitle: "Forgot your password?",
      resetText:
        "Enter your e-mail address. We will send you an e-mail with which you can set a new password.",
      resetSubmit: "Request e-mail",
      backToLogin: "Back to sign-in",

      expiredTitle: "This page has expired",
      expiredText: "You have not been active for a while. How would you like to continue?",
      expiredContinue: "Continue where you were",
      expiredRestart: "Start again",
      errorTitleCgm: "That did not work",
      termsTitleCgm: "Terms of use",
      termsDecline: "Decline",
      termsMissing: "There is no text for this page.",
    },
  })
  .build();

/** The texts of the current language. */
export type I18n = ReturnType<typeof useI18n>["i18n"];
