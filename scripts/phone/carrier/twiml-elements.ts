/** Which values an attribute takes, and Twilio's error code for others. */
interface AttributeRule {
  readonly code: number;
  readonly accepts: RegExp;
}

/** What an element may hold: attributes, other elements (`wrongChild`: the code for others) and text. */
export interface ElementRule {
  readonly attributes: Readonly<Record<string, AttributeRule>>;
  readonly children: readonly string[];
  readonly wrongChild: number;
  readonly text: boolean;
}

const rule = (code: number, accepts: RegExp): AttributeRule => ({ code, accepts });

const anything = rule(12200, /^/);
const url = rule(11100, /^\S+$/);
const truth = (code: number) => rule(code, /^(true|false)$/);
const count = (code: number) => rule(code, /^\d+$/);
const positive = (code: number) => rule(code, /^[1-9]\d*$/);
const method = (code: number) => rule(code, /^(GET|POST)$/);
const words = rule(12200, /^[a-z-]+( [a-z-]+)*$/);
const keys = (code: number) => rule(code, /^[\dwW*#]+$/);
const language = (code: number) => rule(code, /^[a-z]{2,3}(-[A-Za-z\d]+)+$/);

const ssml = ['break', 'emphasis', 'lang', 'p', 'phoneme', 'prosody', 's', 'say-as', 'sub', 'w'];

const empty = (attributes: ElementRule['attributes'] = {}): ElementRule => ({
  attributes,
  children: [],
  wrongChild: 12200,
  text: false,
});
const worded = (attributes: ElementRule['attributes'] = {}): ElementRule => ({ ...empty(attributes), text: true });
const spoken = (attributes: ElementRule['attributes'] = {}): ElementRule => ({
  ...worded(attributes),
  children: ssml,
  wrongChild: 13520,
});

/**
 * The verbs and nouns that this carrier plays, with all their attributes (twilio.com/docs/voice/twiml) and the codes of
 * Twilio's error table. Names are case-sensitive.
 */
const elements: Readonly<Record<string, ElementRule>> = {
  Response: {
    ...empty(),
    children: [
      'Say',
      'Play',
      'Pause',
      'Gather',
      'Record',
      'Redirect',
      'Dial',
      'Connect',
      'Start',
      'Hangup',
      'Reject',
      'Pay',
    ],
  },
  Say: spoken({ voice: rule(13511, /^[\w.-]+$/), language: language(12200), loop: count(13510) }),
  Play: worded({ loop: count(13410), digits: keys(13430) }),
  Pause: empty({ length: positive(13910) }),
  Gather: {
    ...empty({
      action: url,
      actionOnEmptyResult: truth(13338),
      bargeIn: truth(13332),
      debug: truth(12200),
      enhanced: truth(12200),
      finishOnKey: rule(13310, /^[\d*#]?$/),
      hints: rule(13330, /^(?!([^,]*,){500})[^,]{0,100}(,[^,]{0,100})*$/),
      input: rule(13326, /^(dtmf|speech|dtmf speech|speech dtmf)$/),
      language: language(13331),
      maxSpeechTime: positive(13328),
      method: method(13312),
      numDigits: positive(13314),
      partialResultCallback: url,
      partialResultCallbackMethod: method(13312),
      profanityFilter: truth(13333),
      speechModel: rule(13334, /^[\w-]+$/),
      speechTimeout: rule(13327, /^([1-9]\d*|auto)$/),
      timeout: count(13313),
    }),
    children: ['Say', 'Play', 'Pause'],
    wrongChild: 13320,
  },
  Record: empty({
    action: url,
    finishOnKey: rule(13613, /^[\d*#]+$/),
    maxLength: rule(13612, /^([2-9]|[1-9]\d{1,4})$/),
    method: method(13610),
    playBeep: truth(13616),
    recordingConfigurationId: anything,
    recordingStatusCallback: url,
    recordingStatusCallbackEvent: rule(13621, /^(in-progress|completed|absent)( (in-progress|completed|absent))*$/),
    recordingStatusCallbackMethod: method(12200),
    timeout: positive(13611),
    transcribe: truth(13614),
    transcribeCallback: url,
    trim: rule(13699, /^(trim-silence|do-not-trim)$/),
  }),
  Pay: {
    ...empty({
      action: url,
      bankAccountType: words,
      chargeAmount: rule(12200, /^\d{1,7}(\.\d{1,2})?$/),
      currency: rule(12200, /^[a-z]{3}$/),
      description: anything,
      input: rule(12200, /^dtmf$/),
      language: language(12200),
      maxAttempts: rule(12200, /^[123]$/),
      minPostalCodeLength: positive(12200),
      paymentConnector: rule(12200, /^\S+$/),
      paymentMethod: rule(12200, /^(credit-card|ach-debit)$/),
      postalCode: rule(12200, /^(true|false|\w+)$/),
      securityCode: truth(12200),
      statusCallback: url,
      statusCallbackMethod: method(12200),
      timeout: positive(12200),
      tokenType: rule(12200, /^(one-time|reusable|payment-method)$/),
      validCardTypes: words,
    }),
    children: ['Prompt', 'Parameter'],
  },
  Prompt: {
    ...empty({
      attempt: rule(12200, /^\d+( \d+)*$/),
      cardType: words,
      errorType: words,
      for: words,
      requireMatchingInputs: truth(12200),
    }),
    children: ['Say', 'Play', 'Pause'],
  },
  Redirect: worded({ method: method(13710) }),
  Dial: {
    ...worded({
      action: url,
      answerOnBridge: truth(13219),
      callerId: rule(13214, /^(\+[1-9]\d{6,14}|client:\S+)$/),
      events: anything,
      hangupOnStar: truth(13213),
      method: method(13210),
      passports: anything,
      record: rule(13217, /^(do-not-record|record-from-(answer|ringing)(-dual)?)$/),
      recordingConfigurationId: anything,
      recordingStatusCallback: url,
      recordingStatusCallbackEvent: words,
      recordingStatusCallbackMethod: method(12200),
      recordingTrack: rule(12200, /^(both|inbound|outbound)$/),
      referMethod: method(12200),
      referUrl: url,
      ringTone: rule(12200, /^[a-z]{2}(-old)?$/),
      sequential: truth(13218),
      timeLimit: positive(13216),
      timeout: positive(13212),
      trim: rule(12200, /^(trim-silence|do-not-trim)$/),
    }),
    children: ['Number'],
    wrongChild: 13215,
  },
  Number: worded({
    amdStatusCallback: url,
    amdStatusCallbackMethod: method(13221),
    byoc: anything,
    machineDetection: rule(12200, /^(Enable|DetectMessageEnd)$/),
    machineDetectionSilenceTimeout: positive(12200),
    machineDetectionSpeechEndThreshold: positive(12200),
    machineDetectionSpeechThreshold: positive(12200),
    machineDetectionTimeout: positive(12200),
    method: method(13221),
    sendDigits: keys(13222),
    statusCallback: url,
    statusCallbackEvent: words,
    statusCallbackMethod: method(13221),
    url,
  }),
  Connect: { ...empty({ action: url, method: method(12200) }), children: ['Stream'] },
  Start: { ...empty({ action: url, method: method(12200) }), children: ['Stream'] },
  Stream: {
    ...empty({
      name: anything,
      // Twilio itself takes wss alone; ws is for servers on this machine.
      url: rule(31922, /^wss?:\/\/[^\s?]+$/),
      track: rule(12200, /^(inbound|outbound|both)_tracks?$/),
      statusCallback: url,
      statusCallbackMethod: method(12200),
    }),
    children: ['Parameter'],
  },
  Parameter: empty({ name: rule(12200, /^.{1,250}$/s), value: rule(12200, /^.{0,250}$/s) }),
  Hangup: empty(),
  Reject: empty({ reason: rule(12200, /^(rejected|busy)$/) }),
  break: empty({
    strength: rule(13520, /^(none|x-weak|weak|medium|strong|x-strong)$/),
    time: rule(13520, /^((\d|10)(\.\d+)?s|(\d{1,4}|10000)ms)$/),
  }),
  emphasis: spoken({ level: rule(13520, /^(strong|moderate|reduced)$/) }),
  lang: spoken({ 'xml:lang': language(13520) }),
  p: spoken(),
  phoneme: spoken({ alphabet: rule(13520, /^(ipa|x-sampa|x-amazon-[\w-]+)$/), ph: rule(13520, /./) }),
  prosody: spoken({ pitch: rule(13520, /./), rate: rule(13520, /./), volume: rule(13520, /./) }),
  s: spoken(),
  'say-as': spoken({
    format: rule(13520, /^([mdy]{1,3}|yyyymmdd)$/),
    'interpret-as': rule(
      13520,
      /^(characters|spell-out|cardinal|number|ordinal|digits|fraction|unit|date|time|address|expletive|telephone)$/,
    ),
  }),
  sub: worded({ alias: rule(13520, /\S/) }),
  w: spoken({ role: rule(13520, /./) }),
};

/** The rule of an element, or undefined where the carrier plays none of that name. */
export function findElementRule(name: string): ElementRule | undefined {
  return Object.hasOwn(elements, name) ? elements[name] : undefined;
}
