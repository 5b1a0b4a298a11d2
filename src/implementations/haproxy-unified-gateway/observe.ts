import type { Setting } from '../../configuration/configuration.ts';
import type { BackendRef } from '../../gateway-api/backend-refs.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import { leaveFor, withoutGrant } from '../../gateway-api/grants.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { pick, pickList, pickString } from '../../manifest/json.ts';
import { describeRef, type ObjectRef } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { observeRefs, type RefAround, untouched, type Verdict } from '../observe-refs.ts';
import { annotatedBackend, backendRef } from './annotation.ts';
import { facts } from './facts.ts';
import { serverConnection } from './server.ts';
import { HUG_GROUP } from './watches.ts';

/** What HAProxy Unified Gateway does for each backendRef, by its documentation. */
export function observe(found: Found, _setting: Setting): readonly Hop[] {
  return observeRefs(found, 'HAProxy', verdictOf);
}

const NOT_TRIED = 'Read in the documentation; the CRD was not at hand, and nothing was tried.';

function verdictOf(around: RefAround): Verdict {
  const { found, ref } = around;
  if (ref.to.group !== '' || ref.to.kind !== 'Service') {
    const reason = `A backendRef to ${describeRef(ref.to)} is not documented.`;
    return { connection: { kind: 'unknown', reason } };
  }
  const named = backendsOf(found, ref);
  const missing = named.filter((one) => lookUp(found, one) === undefined);
  const settings = named.filter((one) => pick(lookUp(found, one), 'spec', 'default_server') !== undefined);
  const last = settings.at(-1);
  const unsure = [
    ...missing.map((one) => `${describeRef(one)} is not in the manifests.`),
    ...named.filter((one) => leaveFor(found, ref.to, one) === 'unseen').map((one) => withoutGrant(ref.to, one)),
    ...(settings.length > 1 ? ['Several Backends set the server; the last one is taken to win as a whole.'] : []),
  ];
  if (last === undefined) return { connection: untouched(around), unsure };
  const connection = serverConnection(pick(lookUp(found, last), 'spec', 'default_server'));
  const because = [{ object: last, path: ['spec', 'default_server'], says: 'sets what is sent and checked' }];
  const evidence = factOf(facts, 'checked-name').evidence;
  if (connection === undefined) return { connection: untouched(around), because, evidence, unsure };
  const wrapped = around.modes.has('passthrough') || ref.routeRef.kind === 'TCPRoute';
  return {
    connection: wrapped
      ? { kind: 'unknown', reason: 'HAProxy would wrap the client’s own TLS in a TLS connection of its own.' }
      : connection,
    because,
    evidence,
    unsure: [...unsure, NOT_TRIED],
  };
}

/** The Backends that are merged for a backendRef, in order: those of its filters, then the Service's. One without leave is left out. */
export function backendsOf(found: Found, ref: BackendRef): readonly ObjectRef[] {
  // Only an HTTPRoute's filters are read.
  const filters = ref.routeRef.kind === 'HTTPRoute' ? pickList(ref.route, ...ref.path, 'filters') : [];
  const byFilter = filters.flatMap((filter) => {
    const to = pick(filter, 'extensionRef');
    const ours = pickString(to, 'group') === HUG_GROUP && pickString(to, 'kind') === 'Backend';
    return ours ? [backendRef(ref.routeRef.namespace, pickString(to, 'name') ?? '')] : [];
  });
  const annotated = annotatedBackend(lookUp(found, ref.to));
  const counts = annotated !== undefined && leaveFor(found, ref.to, annotated) !== 'missing';
  return counts ? [...byFilter, annotated] : byFilter;
}
