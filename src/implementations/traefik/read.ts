import type { Configuration } from '../../configuration/configuration.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import { type Hop, stateOf } from '../../gateway-api/hop.ts';
import { readObserved } from '../../gateway-api/read-observed.ts';
import type { Says } from '../../gateway-api/says.ts';
import { pickString } from '../../manifest/json.ts';
import { withAnswer } from '../read-answer.ts';
import { abilitiesOf } from './abilities.ts';
import { byServersTransport } from './fields.ts';
import { observe } from './observe.ts';
import { planTransports } from './plan.ts';
import { TRAEFIK_GROUP } from './watches.ts';

/** Which protocol a backend speaks stands nowhere: what Traefik guesses of it is not written for that. */
const SAYS: Says = { clientCertificate: true, tlsVersions: true, skippedName: true };

/** What the manifests say, and whether they verify through ServersTransports where policies would do. */
export function read(found: Found, old: Configuration): Configuration {
  const hops = observe(found, old.setting).map((hop) => withAskedName(found, hop));
  const seen = readObserved(found, hops, old, SAYS);
  const ways = waysOf(hops, seen);
  const candidates = [
    seen,
    ...[byServersTransport.preset, true].map((answer) => withAnswer(seen, byServersTransport, answer)),
  ];
  return candidates.find((candidate) => fits(candidate, ways)) ?? seen;
}

/** The SNI of a connection that is not verified, as far as somebody asked for it: a host’s own name is sent without that. */
function withAskedName(found: Found, hop: Hop): Hop {
  const { connection, because } = hop;
  if (connection.kind !== 'tls' || stateOf(connection) !== 'unverified') return hop;
  const asked = because.some(({ object }) => (pickString(lookUp(found, object), 'spec', 'serverName') ?? '') !== '');
  return asked ? hop : { ...hop, connection: { ...connection, sni: { kind: 'none' } } };
}

/** By which ways Services of the route are verified. */
type Ways = ReadonlySet<'policy' | 'transport'>;

function waysOf(hops: readonly Hop[], { route }: Configuration): Ways {
  const own = hops.filter(({ from }) => from?.route.name === route.name && from.route.namespace === route.namespace);
  return new Set(
    own
      .filter(({ to, connection }) => to.kind === 'Service' && stateOf(connection) === 'verified')
      .map(({ because }) => (because.some(({ object }) => object.group === TRAEFIK_GROUP) ? 'transport' : 'policy')),
  );
}

function fits(candidate: Configuration, ways: Ways): boolean {
  const plans = planTransports(candidate, abilitiesOf(candidate.setting));
  const planned = new Set(
    candidate.backends.flatMap(({ target, validation }, index): ('policy' | 'transport')[] =>
      target.kind !== 'Service' || validation.mode === 'skip'
        ? []
        : [plans[index] === undefined ? 'policy' : 'transport'],
    ),
  );
  return planned.size === ways.size && [...planned].every((way) => ways.has(way));
}
