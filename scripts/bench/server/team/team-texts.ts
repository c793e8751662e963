// What (e) says. In English it is what (b) says, sentence by sentence.
// No value is named as an option of Intl is, such as `day`: i18next would hand it to Intl.

const inEnglish = {
  welcome: {
    name: 'Customer Connect.',
    english: 'For English, press 1.',
    spanish: 'For Spanish, press 9.',
    moreTime: 'For relay or more time, press 8.',
  },
  role: {
    question: 'For a person at any time, press 0. Are you a parent or guardian?',
    yes: 'If yes, press 1.',
    no: 'If no, press 2.',
  },
  signIn: {
    participantId: 'Enter your participant ID, then pound.',
    idHeard: 'ID ending in {{ending}}.',
    pin: 'Now your PIN, then pound.',
  },
  menu: {
    title: 'Main menu.',
    money: 'For direct deposit, payment card, or to pay, press 1.',
    balance: 'For your balance and case, press 2.',
    payments: 'For payments, press 3.',
    dates: 'For court dates and appointments, press 4.',
  },
  information: {
    title: 'General information.',
    openingACase: 'To open a case, press 1.',
    office: 'For an office near you, press 2.',
    waysToPay: 'For ways to pay, press 3.',
    employers: 'For employers, press 4.',
    moreTopics: 'For more topics, press 7.',
  },
  balance: {
    owed: 'You owe {{amount, currency(USD)}}.',
    asOf: 'That is the balance as of {{asOf, datetime(year: numeric; month: long; day: numeric)}}.',
    monthlySupport: 'Monthly support is {{amount, currency(USD)}}.',
    docket: 'The docket is {{docket}}.',
    county: 'The county is {{county}}.',
    office: 'For its office, press 1.',
  },
  payments: {
    title: 'These are your last payments.',
    paid_wages: 'You paid {{amount, currency(USD)}} on {{date, datetime(month: long; day: numeric)}} from your wages.',
    paid_card: 'You paid {{amount, currency(USD)}} on {{date, datetime(month: long; day: numeric)}} by card.',
  },
  dates: {
    at_court: 'You have a court hearing on {{date, datetime(weekday: long; month: long; day: numeric)}}, at {{time}}',
    at_office: 'You have an appointment on {{date, datetime(weekday: long; month: long; day: numeric)}}, at {{time}}',
    place: 'It is at {{place}}, {{address}}.',
  },
  facts: {
    openingACase: 'To open a case, apply online or at any office. It is free.',
    waysToPay: 'You can pay online, by mail, by phone or in person.',
  },
  next: {
    otherOptions: 'For other options, press 7.',
    mainMenu: 'For the main menu, press 2.',
    moreTopics: 'For more topics, press 2.',
    end: 'To end the call, press 3.',
    hangUp: 'Or just hang up.',
  },
  goodbye: 'Goodbye.',
};

const inSpanish: typeof inEnglish = {
  welcome: {
    name: 'Customer Connect.',
    english: 'Para inglés, presione 1.',
    spanish: 'Para español, presione 9.',
    moreTime: 'Para más tiempo o retransmisión, presione 8.',
  },
  role: {
    question: 'Para hablar con una persona, presione 0. ¿Es usted padre, madre o tutor legal?',
    yes: 'Si es así, presione 1.',
    no: 'Si no, presione 2.',
  },
  signIn: {
    participantId: 'Marque su número de participante y la tecla numeral.',
    idHeard: 'Número que termina en {{ending}}.',
    pin: 'Ahora marque su PIN y la tecla numeral.',
  },
  menu: {
    title: 'Menú principal.',
    money: 'Para depósito directo, tarjeta de pagos o para pagar, presione 1.',
    balance: 'Para su saldo y los datos de su caso, presione 2.',
    payments: 'Para los pagos, presione 3.',
    dates: 'Para fechas de la corte y citas, presione 4.',
  },
  information: {
    title: 'Información general.',
    openingACase: 'Para abrir un caso, presione 1.',
    office: 'Para la oficina más cercana, presione 2.',
    waysToPay: 'Para formas de pago, presione 3.',
    employers: 'Para empleadores, presione 4.',
    moreTopics: 'Para más temas, presione 7.',
  },
  balance: {
    owed: 'Usted debe {{amount, currency(USD)}}.',
    asOf: 'Es el saldo al {{asOf, datetime(year: numeric; month: long; day: numeric)}}.',
    monthlySupport: 'La manutención mensual es de {{amount, currency(USD)}}.',
    docket: 'El número de expediente es {{docket}}.',
    county: 'El condado es {{county}}.',
    office: 'Para su oficina, presione 1.',
  },
  payments: {
    title: 'Estos son sus últimos pagos.',
    paid_wages:
      'Usted pagó {{amount, currency(USD)}} el {{date, datetime(month: long; day: numeric)}} por descuento de su salario.',
    paid_card: 'Usted pagó {{amount, currency(USD)}} el {{date, datetime(month: long; day: numeric)}} con tarjeta.',
  },
  dates: {
    at_court:
      'Usted tiene una audiencia en la corte el {{date, datetime(weekday: long; month: long; day: numeric)}}, a las {{time}}',
    at_office: 'Usted tiene una cita el {{date, datetime(weekday: long; month: long; day: numeric)}}, a las {{time}}',
    place: 'Es en {{place}}, {{address}}.',
  },
  facts: {
    openingACase: 'Para abrir un caso, haga la solicitud por internet o en cualquier oficina. Es gratis.',
    waysToPay: 'Puede pagar por internet, por correo, por teléfono o en persona.',
  },
  next: {
    otherOptions: 'Para otras opciones, presione 7.',
    mainMenu: 'Para el menú principal, presione 2.',
    moreTopics: 'Para más temas, presione 2.',
    end: 'Para terminar la llamada, presione 3.',
    hangUp: 'O simplemente cuelgue.',
  },
  goodbye: 'Adiós.',
};

/** The texts by language, as i18next takes them. Values stand in `{{}}`, with their format. */
export const teamTexts = { 'en-US': { translation: inEnglish }, 'es-US': { translation: inSpanish } };
