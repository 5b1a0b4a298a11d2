import type { Backend, Configuration } from '../../configuration/configuration.ts';
import { type Found, foundOf, namespaceOf } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { readObserved } from '../../gateway-api/read-observed.ts';
import type { Says } from '../../gateway-api/says.ts';
import { isJsonObject, pick, pickList, pickNumber, pickString } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { answer } from '../field.ts';
import { withAnswer } from '../read-answer.ts';
import { entryOf } from './destinations.ts';
import type { Dialect } from './dialect.ts';
import { observeWith } from './observe.ts';
import { planFor } from './plan.ts';
import { protocolSaid } from './plan-entries.ts';
import { policiesOf } from './policy-rules.ts';

function saysIn(found: Found): Says {
  return {
    clientCertificate: true,
    tlsVersions: false,
    skippedName: true,
    protocolOf: ({ from, to }) => {
      if (to.kind !== 'Host' || from === null) return undefined;
      const ports = pickList(entryOf(found, to.hostname, from.route.namespace), 'spec', 'ports');
      const port = ports.find((one) => pickNumber(one, 'number') === to.port);
      return protocolSaid(from.route.kind, pickString(port, 'protocol'));
    },
  };
}

/** What the manifests say, and through which objects. */
export function readWith(dialect: Dialect, found: Found, old: Configuration): Configuration {
  const hops = observeWith(dialect, found, old.setting);
  const seen = readObserved(withoutImpliedNames(found), hops, old, saysIn(found));
  const placed = { ...seen, backends: withNamespaces(found, seen.backends) };
  return readThrough(dialect, hops, placed, old);
}

/** A list of names that has the host name alone says what no list says elsewhere. */
function withoutImpliedNames(found: Found): Found {
  const policies = new Set(policiesOf(found));
  return foundOf(found.objects.map((object) => (policies.has(object) ? withoutImplied(object) : object)));
}

function withoutImplied(policy: K8sObject): K8sObject {
  const validation = pick(policy, 'spec', 'validation');
  const names = pickList(validation, 'subjectAltNames');
  const [only] = names;
  const implied = names.length === 1 && pickString(only, 'hostname') === pickString(validation, 'hostname');
  const { spec } = policy;
  if (!implied || !isJsonObject(spec) || !isJsonObject(validation) || pickString(only, 'type') === 'URI') return policy;
  const { subjectAltNames: _, ...rest } = validation;
  return { ...policy, spec: { ...spec, validation: rest } };
}

/** A `Hostname` has no namespace; its ServiceEntry has. */
function withNamespaces(found: Found, backends: Configuration['backends']): Configuration['backends'] {
  const [first, ...rest] = backends.map((backend): Backend => {
    const { target } = backend;
    const entry = target.kind === 'ExternalHost' ? entryOf(found, target.hostname, target.namespace) : undefined;
    if (entry === undefined || target.kind !== 'ExternalHost') return backend;
    return { ...backend, target: { ...target, namespace: namespaceOf(entry) } };
  });
  return first === undefined ? backends : [first, ...rest];
}

/**
 * Through which objects backends are verified: the answer that was given before if it comes to the same, then the preset,
 * then the other.
 */
function readThrough(dialect: Dialect, hops: readonly Hop[], seen: Configuration, old: Configuration): Configuration {
  const { through } = dialect;
  const rules = new Set(hops.flatMap(({ to, because }) => (because.some(isRule) ? [endOf(to)] : [])));
  const policies = new Set(hops.flatMap(({ to, because }) => (because.some(isRule) ? [] : [endOf(to)])));
  const candidates = [answer(through, old), through.preset, 'destination-rule', 'policy'];
  const fitting = candidates.find((value) => {
    const { ways } = planFor(dialect, withAnswer(seen, through, value));
    return seen.backends.every(({ target }, index) => {
      const end = target.kind === 'ExternalHost' ? target.hostname : `${target.namespace}/${target.name}`;
      return ways[index] === 'rule' ? !policies.has(end) : !rules.has(end);
    });
  });
  return withAnswer(seen, through, fitting);
}

function isRule({ object }: Hop['because'][number]): boolean {
  return object.kind === 'DestinationRule';
}

function endOf(to: Hop['to']): string {
  return to.kind === 'Host' ? to.hostname : `${to.namespace}/${to.name}`;
}
