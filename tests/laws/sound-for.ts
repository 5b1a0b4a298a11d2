import type { Backend, Configuration, Validation } from '../../src/configuration/configuration.ts';
import { type ChoiceId, noteOf } from '../../src/implementations/fact.ts';
import { review } from '../../src/review/review.ts';
import type fc from '../fast-check.ts';
import { TEST_CA } from '../test-ca.ts';
import { arbitraryFor } from './arbitrary-for.ts';
import type { Loaded } from './loaded.ts';
import { USUAL_LISTENER } from './matrix.ts';

/**
 * Configurations about which no error is found: any Configuration, with what this implementation and version refuses
 * replaced by what they take, and without those that have an error all the same.
 */
export function soundFor(loaded: Loaded): fc.Arbitrary<Configuration> {
  return arbitraryFor(loaded)
    .map((configuration) => mended(loaded, configuration))
    .filter((configuration) => isSound(loaded, configuration));
}

export function isSound({ implementation }: Loaded, configuration: Configuration): boolean {
  return review(configuration, implementation).findings.every(({ severity }) => severity !== 'error');
}

function mended(loaded: Loaded, wished: Configuration): Configuration {
  const { gateway, route, setting } = wished;
  const [protocol = 'HTTPS', tlsMode] = (USUAL_LISTENER[route.kind] ?? 'HTTPS').split(' ');
  const listener = {
    ...gateway.listener,
    protocol: protocol as typeof gateway.listener.protocol,
    ...(tlsMode === undefined ? {} : { tlsMode: tlsMode as typeof gateway.listener.tlsMode }),
  };
  // Now and then the listener stays as it came: some of those are good as well.
  const kept = gateway.listener.port % 4 === 0;
  const around: Configuration = {
    ...wished,
    setting: { ...setting, gatewayApi: { ...setting.gatewayApi, missingKinds: [] } },
    gateway: kept ? gateway : { ...gateway, listener },
  };
  return withSharedWishes(loaded, { ...around, backends: backendsOf(loaded, around) });
}

function can({ implementation }: Loaded, choice: ChoiceId, { setting, route }: Configuration, { target }: Backend) {
  return noteOf(implementation.facts, choice, setting, route.kind, target).available !== 'no';
}

function backendsOf(loaded: Loaded, wished: Configuration): Configuration['backends'] {
  const ranks = [...new Set(wished.backends.map(({ rule }) => rule))].sort((a, b) => a - b);
  const oneRule = wished.route.kind === 'TCPRoute' || wished.route.kind === 'TLSRoute';
  const [first, ...rest] = wished.backends.map((backend): Backend => {
    const placed = { ...backend, rule: oneRule ? 0 : ranks.indexOf(backend.rule) };
    return withMode(loaded, wished, withTarget(loaded, wished, placed));
  });
  return first === undefined ? wished.backends : [first, ...rest];
}

function withTarget(loaded: Loaded, wished: Configuration, backend: Backend): Backend {
  const { target } = backend;
  if (can(loaded, `target-${target.kind}`, wished, backend)) return backend;
  const { namespace, port } = target;
  const name = target.kind === 'Gateway' || target.kind === 'HTTPRoute' ? target.service : 'api';
  const portName = 'portName' in target ? target.portName : 'https';
  return {
    ...backend,
    target: { kind: 'Service', namespace, name, port, portName, targetPort: port, headless: false },
  };
}

function withMode(loaded: Loaded, wished: Configuration, backend: Backend): Backend {
  const { validation } = backend;
  const modes = [validation.mode, 'custom', 'system', 'skip'] as const;
  const mode = modes.find((one) => can(loaded, `mode-${one}`, wished, backend)) ?? validation.mode;
  return { ...backend, validation: withCa(loaded, wished, { ...backend, validation: inMode(validation, mode) }) };
}

function inMode(validation: Validation, mode: Validation['mode']): Validation {
  if (validation.mode === mode) return validation;
  const hostname = validation.hostname ?? 'api.internal.example';
  const subjectAltNames = validation.mode === 'skip' ? [] : validation.subjectAltNames;
  if (mode === 'skip') return { mode, hostname: null, reason: 'a device of ours', reviewBy: '' };
  return mode === 'system'
    ? { mode, hostname, subjectAltNames }
    : { mode, hostname, subjectAltNames, ca: { kind: 'ConfigMap', name: 'api-ca' } };
}

function withCa(loaded: Loaded, wished: Configuration, backend: Backend): Validation {
  const { validation } = backend;
  if (validation.mode === 'skip') return validation;
  const sans = can(loaded, 'subject-alt-names', wished, backend) ? validation.subjectAltNames : [];
  if (validation.mode === 'system') return { ...validation, subjectAltNames: sans };
  const ca = can(loaded, `ca-${validation.ca.kind}`, wished, backend)
    ? validation.ca
    : ({ kind: 'ConfigMap', name: 'api-ca' } as const);
  return {
    ...validation,
    subjectAltNames: sans,
    ca: ca.kind === 'PEM' ? { ...ca, pem: `${' '.repeat(ca.pem.length % 3)}${TEST_CA}` } : ca,
  };
}

function withSharedWishes(loaded: Loaded, wished: Configuration): Configuration {
  const { tlsVersions, clientCertificate, gateway, backends } = wished;
  const all = (choice: ChoiceId) => backends.every((backend) => can(loaded, choice, wished, backend));
  const { minimum, maximum } = tlsVersions;
  const ordered =
    minimum !== null && maximum !== null && minimum > maximum
      ? { minimum: maximum, maximum: minimum }
      : { minimum, maximum };
  return {
    ...wished,
    clientCertificate:
      clientCertificate === null || !all('client-certificate')
        ? null
        : { ...clientCertificate, namespace: gateway.namespace },
    tlsVersions: all('tls-versions') ? ordered : { minimum: null, maximum: null },
  };
}
