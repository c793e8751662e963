import type { CardSession } from './card-session.ts';
import type { MadeUpCharge } from './made-up-processor.ts';
import type { CardVerb } from './read-card-verb.ts';
import type { TwimlPlayer } from './twiml-player.ts';

type Player = Pick<TwimlPlayer<{ readonly kind: string }>, 'request' | 'tell' | 'end'>;

interface Paying {
  readonly verb: CardVerb;
  readonly session: CardSession;
}

/** Tells the server what became of a card: by the action, which leads the call on, and by the status beside it. */
export async function tellOfCard(player: Player, { verb, session }: Paying, charge: MadeUpCharge): Promise<void> {
  const { result, comes } = charge;
  const told = { ...session.describe(), ...result };
  const tell = async () => {
    if (verb.statusUrl !== undefined) await player.tell(verb.statusUrl, told);
  };
  if (comes === 'twice') {
    await tell();
    await player.request(verb.action, told);
    await player.request(verb.action, told);
    await tell();
  } else if (comes === 'usually') {
    await player.request(verb.action, told);
  } else {
    await tell();
  }
}

/** The caller hangs up while the carrier takes the card. */
export async function leaveCard(player: Player, { verb, session }: Paying): Promise<void> {
  const hungUp = { ...session.describe(), Result: 'caller-hung-up', CallStatus: 'completed' };
  await player.request(verb.action, hungUp);
  await player.end('caller');
}
