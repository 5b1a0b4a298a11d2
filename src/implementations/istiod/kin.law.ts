import { type Case, type OwnClauses, objectOf } from '../../../tests/laws/normalise.ts';
import type { Backend, Configuration } from '../../configuration/configuration.ts';
import { pickString, sameJson } from '../../manifest/json.ts';
import { answer } from '../field.ts';
import { withAnswer } from '../read-answer.ts';
import type { Dialect } from './dialect.ts';
import { planFor } from './plan.ts';
import { entryFor, planEntries, protocolSaid } from './plan-entries.ts';
import { hostOf } from './ways.ts';
import { writeWith } from './write.ts';

/** What the manifests of a dialect cannot say. */
export function clausesOf(dialect: Dialect): OwnClauses {
  return {
    clauses: [
      {
        says: 'TLS versions stand nowhere.',
        of: (here, { old }) => ({ ...here, tlsVersions: old.tlsVersions }),
      },
      {
        says: 'Both answers can come to the same objects: `old` stays if it does, then the preset.',
        of: (here, given) => throughOf(dialect, here, given),
      },
    ],
    backends: [
      {
        says: 'The protocol stands in a ServiceEntry alone, by the first backend of the port, and only where the route does not say it.',
        of: (backend, base, { c }) => ({ ...backend, protocol: protocolIn(backend, c) ?? base.protocol }),
      },
      {
        says: 'A list of names with the host name alone says what no list says.',
        of: withoutImplied,
      },
      {
        says: 'One rule for several ports has one reason to skip.',
        of: (backend, _, { c }) => withReason(dialect, backend, c),
      },
      {
        says: 'With a rule, certificates given as text stand beside the gateway; white space around them is not written.',
        of: (backend, base, given) => withText(dialect, backend, base, given),
      },
    ],
  };
}

function throughOf(dialect: Dialect, here: Configuration, { c, old, written }: Case): Configuration {
  const { through } = dialect;
  const objects = written.map(({ object }) => object);
  const read = { ...here, options: old.options };
  const candidates = [answer(through, old), String(through.preset), answer(through, c)];
  const same = (value: string) =>
    sameJson(
      writeWith(dialect, withAnswer({ ...c, options: {} }, through, value)).map(({ object }) => object),
      objects,
    );
  return withAnswer(read, through, candidates.find(same));
}

function protocolIn({ target }: Backend, c: Configuration): Backend['protocol'] | undefined {
  if (target.kind !== 'ExternalHost') return undefined;
  const entry = entryFor(planEntries(c), target.namespace, target.hostname);
  return protocolSaid(c.route.kind, entry?.ports.find(({ number }) => number === target.port)?.protocol);
}

function withoutImplied(backend: Backend): Backend {
  const { validation } = backend;
  if (validation.mode === 'skip' || validation.subjectAltNames.length !== 1) return backend;
  const [only] = validation.subjectAltNames;
  const implied = only?.type === 'Hostname' && only.hostname === validation.hostname;
  return implied ? { ...backend, validation: { ...validation, subjectAltNames: [] } } : backend;
}

function withReason(dialect: Dialect, backend: Backend, c: Configuration): Backend {
  const { validation } = backend;
  if (validation.mode !== 'skip') return backend;
  const rule = planFor(dialect, c).rules.find(({ host }) => host === hostOf(c, backend));
  const reason = rule?.annotations?.['upstream-tls/skip-reason'] ?? '';
  const reviewBy = rule?.annotations?.['upstream-tls/review-by'] ?? '';
  return { ...backend, validation: { ...validation, reason, reviewBy } };
}

function withText(dialect: Dialect, backend: Backend, base: Backend, { c, written }: Case): Backend {
  const { validation } = backend;
  const { proxy, rules } = planFor(dialect, c);
  const byRule = rules.some(({ host }) => host === hostOf(c, backend));
  if (!byRule || validation.mode !== 'custom' || (validation.ca.kind !== 'PEM' && validation.ca.kind !== 'ConfigMap'))
    return backend;
  const { name } = validation.ca;
  const pem = pickString(objectOf(written, 'ConfigMap', proxy.namespace, name), 'data', 'ca.crt');
  if (pem === undefined) return backend;
  const known = base.validation.mode === 'custom' && base.validation.ca.kind === 'PEM' ? base.validation.ca.pem : '';
  return {
    ...backend,
    validation: { ...validation, ca: { kind: 'PEM', name, pem: known.trim() === pem.trim() ? known : pem } },
  };
}
