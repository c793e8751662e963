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
      ['^src/dialogue/', '^src/cases/'],
      ['xstate', 'zod'],
      'A flow is pure: it names prompts and effects. What it needs from the world becomes an effect.',
    ),
    ...mayImport(
      'src/dialogue',
      ['^src/cases/'],
      ['xstate', 'zod'],
      'The dialogue knows no channel, no store and no clock. Pass what it needs as an argument.',
    ),
    ...mayImport('src/secrets', [], ['node'], 'Keys and seals know nothing of what they protect.'),
    ...mayImport(
      'src/cases',
      ['^src/dialogue/language.ts'],
      ['zod', 'node'],
      'Words of the domain stand for themselves.',
    ),
    ...mayImport(
      'src/prompts',
      ['^src/dialogue/', '^src/cases/'],
      ['yaml', 'messageformat', 'zod', 'node'],
      'Wording knows the dialogue and nothing else. Say what a flow needs in its contract.',
    ),
    ...mayImport(
      'src/calls',
      ['^src/dialogue/', '^src/prompts/', '^src/cases/', '^src/secrets/'],
      ['zod', 'node'],
      'Calls reach the world through src/calls/ports.ts. Put the library into an adapter.',
    ),
    ...mayImport(
      'src/carrier',
      ['^src/dialogue/(language|caller-input).ts'],
      ['zod', 'fastify', '@fastify', 'twilio', 'node'],
      'What every channel on Twilio shares knows no channel and no call.',
    ),
    ...mayImport(
      'src/channels/voice',
      ['^src/calls/', '^src/dialogue/', '^src/prompts/', '^src/carrier/'],
      ['zod', 'fastify', 'node'],
      'A channel hears and speaks. What a call does belongs to src/calls, what it says to flows and prompts, what channels share to src/carrier.',
    ),
    ...mayImport(
      'src/channels/tty',
      ['^src/calls/', '^src/dialogue/', '^src/prompts/', '^src/cases/', '^src/carrier/'],
      ['zod', 'fastify', 'node', '@fastify/websocket', 'ws', '@types/ws'],
      'A channel hears and speaks. What a call does belongs to src/calls, what it says to flows and prompts, what channels share to src/carrier.',
    ),
    ...mayImport(
      'src/channels/tty/modem',
      [],
      [],
      'The modem turns text into sound and back. It knows no call, no carrier and no package.',
    ),
    ...mayImport(
      'src/channels/tty/conversation',
      ['^src/dialogue/', '^src/prompts/', '^src/cases/', '^src/channels/tty/modem/code-table.ts'],
      [],
      'The conversation is pure: text and time come in as events, what to do goes out as actions.',
    ),
    ...mayImport(
      'src/adapters/twilio',
      ['^src/calls/ports.ts'],
      ['twilio'],
      'An adapter knows its port and the one library it stands for.',
    ),
    ...mayImport(
      'src/adapters/memory',
      ['^src/calls/ports.ts', '^src/cases/', '^src/dialogue/saved-call.ts'],
      ['node'],
      'An adapter knows its port and the one library it stands for.',
    ),
    ...mayImport(
      'src/adapters/sql',
      ['^src/calls/ports.ts', '^src/cases/', '^src/dialogue/language.ts', '^src/secrets/'],
      ['kysely', 'zod', '@node-rs/argon2', 'pg', '@types/pg', 'pg-copy-streams', '@types/pg-copy-streams', 'node'],
      'An adapter knows its port and the one library it stands for.',
    ),
    ...mayImport(
      'src/adapters/redis',
      ['^src/calls/(ports|call-seal|log).ts'],
      ['ioredis', 'node'],
      'An adapter knows its port and the one library it stands for.',
    ),
    rule(
      'redis-only-in-its-adapter',
      'Add what you need to the CallStore port.',
      { pathNot: '^(src/adapters/redis|test)/' },
      { path: 'node_modules/ioredis/' },
    ),
    ...mayImport(
      'src/adapters/smtp',
      ['^src/calls/ports.ts'],
      ['nodemailer', 'node'],
      'An adapter knows its port and the one library it stands for.',
    ),
    ...mayImport(
      'src/adapters/http',
      ['^src/calls/(ports|log).ts', '^src/cases/', '^src/secrets/'],
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
      'Signatures are judged in src/carrier, calls are moved by src/adapters/twilio; the terminal phone plays its part.',
      { pathNot: '^(src/carrier|src/adapters/twilio|scripts|test)/' },
      { path: 'node_modules/twilio/' },
    ),
    rule(
      'sql-only-in-its-adapter',
      'Add what you need to the Records port.',
      { pathNot: '^(src/adapters/sql|test)/' },
      { path: ['node_modules/(kysely|pg|pg-copy-streams|@node-rs/argon2)/', '^(node:)?sqlite$'] },
    ),
    rule(
      'no-clock-in-the-core',
      'Time comes in as an argument or an event.',
      { path: '^(flows|src/dialogue)/' },
      { dependencyTypes: ['core'] },
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
