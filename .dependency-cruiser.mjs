/** Which room may import from which. Each rule says what to do instead. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const packages = '^(node_modules/|node:|fs$|path$)';

/** Everything outside the named folders and packages is forbidden to a room. */
const mayImport = (room, folders, libraries, comment) => [
  rule(
    `${room.replaceAll('/', '-')}-rooms`,
    comment,
    { path: `^${room}/` },
    { path: '^(src|flows|scripts|test)/', pathNot: [`^${room}/`, ...folders] },
  ),
  rule(
    `${room.replaceAll('/', '-')}-packages`,
    comment,
    { path: `^${room}/` },
    {
      dependencyTypesNot: ['local', 'undetermined'],
      path: packages,
      pathNot: libraries.map((name) => (name === 'node' ? '^(node:)?[a-z_/]+$' : `node_modules/${name}/`)),
    },
  ),
];

export default {
  forbidden: [
    rule(
      'no-cycles',
      'Two files that need each other are one idea, or lack a third that both can import.',
      {},
      { circular: true },
    ),
    rule(
      'no-unresolved',
      'Name the file with its ending (.ts), or install the package.',
      {},
      { couldNotResolve: true },
    ),
    ...mayImport(
      'flows',
      ['^src/dialogue/', '^src/agency/', '^src/text/(language|callable-number|country-name).ts'],
      ['xstate', 'zod'],
      'A flow is pure: it names prompts and effects. What it needs from the world becomes an effect.',
    ),
    ...mayImport(
      'src/text',
      [],
      ['zod', 'libphonenumber-js'],
      'The ground floor: what any room may use, and nothing that knows a room.',
    ),
    ...mayImport(
      'src/yaml',
      ['^src/text/'],
      ['yaml', 'zod', 'node'],
      'The one way of reading a file that people edit. What the file means belongs to the room that reads it.',
    ),
    ...mayImport('src/secrets', [], ['node'], 'Keys and seals know nothing of what they protect.'),
    ...mayImport('src/agency', ['^src/text/'], ['zod', 'node'], 'The shapes of the domain stand for themselves.'),
    ...mayImport(
      'src/dialogue',
      ['^src/agency/', '^src/text/'],
      ['xstate', 'zod'],
      'The dialogue knows no channel, no store and no clock. Pass what it needs as an argument.',
    ),
    ...mayImport(
      'src/understanding',
      ['^src/dialogue/', '^src/text/'],
      [],
      'What words mean is pure: words, language and question come in, a meaning goes out.',
    ),
    ...mayImport(
      'src/lines',
      ['^src/agency/agency-name.ts', '^src/text/', '^src/yaml/', '^src/dialogue/(output|effects|flow).ts'],
      ['yaml', 'zod', 'node'],
      'A line is a setting: it knows no call. What happens at a line belongs to src/calls.',
    ),
    ...mayImport(
      'src/prompts',
      ['^src/understanding/', '^src/dialogue/', '^src/agency/', '^src/text/', '^src/yaml/'],
      ['yaml', 'messageformat', 'zod', 'node'],
      'Wording knows the dialogue and nothing else. Say what a flow needs in its contract.',
    ),
    ...mayImport(
      'src/prompts/grammar',
      ['^src/text/'],
      ['node'],
      'A grammar knows its language. What is said with it belongs to src/prompts/catalogue.',
    ),
    ...mayImport(
      'src/prompts/catalogue',
      [
        '^src/prompts/(grammar/|(prompts|spoken|once-per-object).ts)',
        '^src/understanding/',
        '^src/dialogue/',
        '^src/agency/',
        '^src/text/',
        '^src/yaml/problem.ts',
      ],
      ['messageformat', 'zod', 'node'],
      'The catalogue is wording that was read. Reading belongs to src/prompts/files.',
    ),
    ...mayImport(
      'src/calls',
      [
        '^src/understanding/',
        '^src/dialogue/',
        '^src/prompts/',
        '^src/agency/',
        '^src/lines/',
        '^src/text/',
        '^src/secrets/',
        '^src/process/repeat-every.ts',
      ],
      ['zod', 'node'],
      'Calls reach the world through src/calls/ports. Put the library into an adapter.',
    ),
    ...mayImport(
      'src/measure',
      ['^src/calls/ports/', '^src/dialogue/course.ts', '^src/agency/', '^src/text/'],
      ['@opentelemetry/api', 'node'],
      'What is measured comes through src/calls/ports. Nothing here knows a call, a channel or a database.',
    ),
    ...mayImport(
      'src/config',
      ['^src/agency/', '^src/text/', '^src/yaml/', '^src/lines/name-flows.ts', '^src/adapters/redis/read-redis-url.ts'],
      ['zod', 'node'],
      'Settings are read here and handed over. What they open belongs to src/system.',
    ),
    ...mayImport(
      'src/process',
      ['^src/calls/(ports/|patience.ts|within.ts)', '^src/lines/line.ts', '^src/process/'],
      ['pino', 'zod', 'fastify', 'close-with-grace', 'node'],
      'What a process is: its log, its health, its end. It knows no call.',
    ),
    ...mayImport(
      'src/twilio',
      ['^src/text/', '^src/dialogue/caller-input.ts'],
      ['zod', 'fastify', '@fastify', 'node'],
      'What every channel on Twilio shares knows no channel and no call.',
    ),
    ...mayImport(
      'src/channels/voice',
      ['^src/calls/', '^src/dialogue/', '^src/prompts/', '^src/lines/', '^src/text/', '^src/twilio/'],
      ['zod', 'fastify', 'node'],
      'A channel hears and speaks. What a call does belongs to src/calls, what it says to flows and prompts, what channels share to src/twilio.',
    ),
    ...mayImport(
      'src/channels/messages',
      ['^src/calls/', '^src/lines/', '^src/text/', '^src/twilio/'],
      ['zod', 'fastify', 'node'],
      'A channel hears and speaks. What a text means and what is answered belongs to src/calls/texts.',
    ),
    ...mayImport(
      'src/channels/tty',
      [
        '^src/calls/',
        '^src/understanding/',
        '^src/dialogue/',
        '^src/prompts/',
        '^src/lines/',
        '^src/text/',
        '^src/twilio/',
      ],
      ['zod', 'fastify', 'node', '@fastify/websocket', 'ws', '@types/ws'],
      'A channel hears and speaks. What a call does belongs to src/calls, what it says to flows and prompts, what channels share to src/twilio.',
    ),
    ...mayImport(
      'src/channels/tty/modem',
      [],
      [],
      'The modem turns text into sound and back. It knows no call, no carrier and no package.',
    ),
    ...mayImport(
      'src/channels/tty/conversation',
      ['^src/dialogue/', '^src/understanding/', '^src/prompts/', '^src/text/', '^src/channels/tty/modem/code-table.ts'],
      [],
      'The conversation is pure: text and time come in as events, what to do goes out as actions.',
    ),
    ...mayImport(
      'src/adapters/twilio',
      ['^src/calls/ports/', '^src/text/'],
      ['twilio', 'node'],
      'An adapter knows its port and the one library it stands for.',
    ),
    ...mayImport(
      'src/adapters/memory',
      ['^src/calls/ports/', '^src/calls/patience.ts'],
      ['node'],
      'An adapter knows its port and the one library it stands for.',
    ),
    ...mayImport(
      'src/adapters/files',
      ['^src/calls/ports/'],
      ['zod', 'node'],
      'An adapter knows its port and the one library it stands for.',
    ),
    ...mayImport(
      'src/adapters/sql',
      [
        '^src/calls/(ports/|patience.ts)',
        '^src/agency/',
        '^src/text/',
        '^src/secrets/',
        '^src/process/repeat-every.ts',
      ],
      ['kysely', 'zod', '@node-rs/argon2', 'pg', '@types/pg', 'pg-copy-streams', '@types/pg-copy-streams', 'node'],
      'An adapter knows its port and the one library it stands for.',
    ),
    ...mayImport(
      'src/adapters/redis',
      ['^src/calls/(ports/|patience.ts)'],
      ['ioredis', 'node'],
      'An adapter knows its port and the one library it stands for.',
    ),
    ...mayImport(
      'src/adapters/opentelemetry',
      ['^src/calls/ports/', '^src/measure/telemetry/'],
      ['@opentelemetry', 'node'],
      'An adapter knows its port and the one library it stands for.',
    ),
    rule(
      'telemetry-only-in-its-adapter',
      'Count and trace in src/measure/telemetry, by the API alone; who does neither loads nothing of the rest.',
      { pathNot: '^(src/adapters/opentelemetry|test)/' },
      { path: 'node_modules/@opentelemetry/(?!api/)' },
    ),
    rule(
      'telemetry-is-loaded-late',
      'Import it with import() where it is configured: it takes time and memory at the start.',
      {
        path: '^(src|scripts)/',
        pathNot: '^src/(adapters/opentelemetry|measure/telemetry|system/count-and-trace.ts|warm-up.ts)',
      },
      {
        path: '^src/(adapters/opentelemetry|measure/telemetry)/|^src/system/count-and-trace.ts',
        dependencyTypesNot: ['dynamic-import', 'type-only'],
      },
    ),
    rule(
      'redis-only-in-its-adapter',
      'Add what you need to the CallStore port. Only a contestant of the bench has a Redis of its own.',
      { pathNot: '^((src/adapters/redis|test)/|scripts/bench/server/systems/team-peer.ts$)' },
      { path: 'node_modules/(ioredis|redis|connect-redis)/' },
    ),
    ...mayImport(
      'src/adapters/smtp',
      ['^src/calls/ports/', '^src/text/'],
      ['nodemailer', 'node'],
      'An adapter knows its port and the one library it stands for.',
    ),
    ...mayImport(
      'src/adapters/http',
      ['^src/calls/(ports/|patience.ts)', '^src/agency/', '^src/text/', '^src/secrets/'],
      ['undici', 'cockatiel', 'zod', 'node'],
      'An adapter knows its port and the libraries it stands for.',
    ),
    rule(
      'requests-only-in-their-adapter',
      'Ask the Records port; what the agency answers comes through src/adapters/http.',
      { pathNot: '^(src/adapters/http|scripts|test)/' },
      { path: 'node_modules/(undici|cockatiel)/' },
    ),
    rule(
      'mail-only-in-its-adapter',
      'Hand a message to the Notifier port.',
      { pathNot: '^(src/adapters/smtp|test)/' },
      { path: 'node_modules/nodemailer/' },
    ),
    rule(
      'xstate-only-in-the-dialogue',
      'Ask src/dialogue (begin, advance, describe) instead.',
      { pathNot: '^(flows|src/dialogue|test)/' },
      { path: 'node_modules/xstate/' },
    ),
    rule(
      'twilio-only-at-the-carrier',
      'Signatures are judged in src/twilio, calls are moved by src/adapters/twilio; the phone plays its part.',
      { pathNot: '^(src/twilio|src/adapters/twilio|scripts|test)/' },
      { path: 'node_modules/twilio/' },
    ),
    rule(
      'sql-only-in-its-adapter',
      'Add what you need to the Records port. Only a contestant of the bench has records of its own.',
      { pathNot: '^(src/adapters/sql|scripts/bench/server/team|test)/' },
      { path: ['node_modules/(kysely|pg|pg-copy-streams|@node-rs/argon2)/', '^(node:)?sqlite$'] },
    ),
    rule(
      'no-clock-in-the-core',
      'Time comes in as an argument or an event.',
      { path: '^(flows|src/dialogue|src/understanding)/' },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'rooms-below-the-roots',
      'Only the composition roots (src/server.ts, src/system.ts, scripts) put rooms together. Take what you need as an argument.',
      { path: '^src/[^/]+/', pathNot: '^src/system/' },
      { path: '^src/(server|system|app).ts|^src/system/' },
    ),
    rule(
      'the-phone-stands-alone',
      'The phone plays the carrier and its callers: it may read settings, the modem and its own arguments, and needs no other script.',
      { path: '^scripts/phone/' },
      {
        path: '^scripts/(commands|bench|rigs)/|^src/(calls|adapters|channels/voice|system)/',
        pathNot: '^scripts/commands/support/(run-command|exit-codes).ts$',
      },
    ),
    rule(
      'commands-stand-alone',
      'What operators run is in the image: it needs src, flows and prompts alone.',
      { path: '^scripts/commands/' },
      { path: '^scripts/(phone|bench|rigs)/' },
    ),
    rule(
      'nothing-stands-on-a-bench',
      'A measurement is run, not built upon. What a rig or a test needs as well belongs to scripts/rigs.',
      { path: '^(src|flows|scripts)/', pathNot: '^scripts/bench/' },
      { path: '^scripts/bench/' },
    ),
    rule(
      'every-room-has-rules',
      'A new room of src gets its rules in this file, and its name in this one.',
      {
        path: '^src/[^/]+/',
        pathNot:
          '^src/(adapters/(files|http|memory|opentelemetry|redis|smtp|sql|twilio)|agency|calls|channels/(messages|tty|voice)|config|dialogue|lines|measure|process|prompts|secrets|system|text|twilio|understanding|yaml)/',
      },
      {},
    ),
    rule(
      'nothing-stands-on-scripts',
      'What the server needs belongs to src.',
      { path: '^(src|flows)/' },
      { path: '^scripts/' },
    ),
    rule(
      'tests-stay-apart',
      'What a program needs does not live with the tests.',
      { path: '^(src|flows|scripts)/' },
      { path: '^test/' },
    ),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
