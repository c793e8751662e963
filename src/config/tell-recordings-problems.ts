/** Conflicts around recorded messages: what is fetched from the carrier needs its account, and a place that all servers see. */
export function tellRecordingsProblems(env: NodeJS.ProcessEnv, usualUrl: string): string[] {
  const asked = env['KEEP_RECORDINGS'];
  if (asked === undefined || asked === 'carrier') return [];
  const needed = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'].filter((name) => env[name] === undefined);
  const isShared = !(env['DATABASE_URL'] ?? usualUrl).startsWith('sqlite:');
  return [
    ...(needed.length === 0 ? [] : [`KEEP_RECORDINGS needs ${needed.join(' and ')}, to fetch them from the carrier`]),
    ...(asked === 'files' && isShared
      ? ['KEEP_RECORDINGS needs a folder that all servers see, such as files:/srv/recordings; or let it be records']
      : []),
  ];
}
