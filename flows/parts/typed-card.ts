import { menu } from '../../src/dialogue/menu.ts';
import type { Told } from '../../src/dialogue/output.ts';
import type { Context } from './context.ts';
import { part } from './setup.ts';
import { tellPay } from './tell-card-payment.ts';

/** Whether the caller types, on a text telephone. */
export function isTyped({ settings: { pay } }: Context): boolean {
  return pay?.typed === true;
}

/** No card is typed: it is keyed in beside the text telephone, or the payment is made in another way. */
export function offerKeys({ keys, ways }: { readonly keys: string; readonly ways: string }) {
  return part.createStateConfig(
    menu(
      'pay-typed-menu',
      { keys: { key: '1', to: keys }, agent: { key: '2', to: '#agent' }, 'other-ways': { key: '3', to: ways } },
      { tell: () => [tellPay('cards-not-typed')], on: { back: '#mainMenu' } },
    ),
  );
}

/** The same where a link can be texted. */
export function offerKeysOrLink({
  keys,
  link,
  ways,
}: {
  readonly keys: string;
  readonly link: string;
  readonly ways: string;
}) {
  return part.createStateConfig(
    menu(
      'pay-typed-or-link-menu',
      {
        keys: { key: '1', to: keys },
        link: { key: '2', to: link },
        agent: { key: '3', to: '#agent' },
        'other-ways': { key: '4', to: ways },
      },
      { tell: () => [tellPay('cards-not-typed')], on: { back: '#mainMenu' } },
    ),
  );
}

/** What comes while nothing is typed is told before; who has read it in this call is only asked. */
export function keysBeside({
  ready,
  back,
  ways,
}: {
  readonly ready: string;
  readonly back: string;
  readonly ways: string;
}) {
  return part.createStateConfig(
    menu(
      'card-by-keys',
      { ready: { key: '1', to: ready }, agent: { key: '2', to: '#agent' }, 'other-ways': { key: '3', to: ways } },
      { tell: tellKeys, on: { back } },
    ),
  );
}

function tellKeys({ paymentsBegun }: Context): Told[] {
  if (paymentsBegun > 0) return [];
  return [tellPay('card-keys-asked'), tellPay('card-keys-order'), tellPay('card-keys-end')];
}
