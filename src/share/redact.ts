import { certificatesIn } from '../certificates/inspect-pem.ts';
import { holdsPrivateKey } from '../certificates/private-key.ts';
import type { Backend, Configuration } from '../configuration/configuration.ts';

/** What may leave the page. A private key never does. */
export interface Scope {
  /** Whether pasted certificates go along. */
  readonly certificates: boolean;
}

/** The Configuration as it may leave the page: without pasted certificates unless asked, and without private keys. */
export function redact(configuration: Configuration, scope: Scope): Configuration {
  const [first, ...rest] = configuration.backends;
  const options = Object.entries(configuration.options).map(([id, answer]) => [
    id,
    typeof answer === 'string' ? withoutKey(answer) : answer,
  ]);
  return {
    ...configuration,
    backends: [redactBackend(first, scope), ...rest.map((backend) => redactBackend(backend, scope))],
    options: Object.fromEntries(options),
  };
}

function redactBackend(backend: Backend, scope: Scope): Backend {
  const { validation } = backend;
  if (validation.mode === 'skip') {
    return { ...backend, validation: { ...validation, reason: withoutKey(validation.reason) } };
  }
  if (validation.mode !== 'custom' || validation.ca.kind !== 'PEM') return backend;
  const { pem } = validation.ca;
  const kept = !scope.certificates ? '' : holdsPrivateKey(pem) ? certificatesIn(pem) : pem;
  return { ...backend, validation: { ...validation, ca: { ...validation.ca, pem: kept } } };
}

function withoutKey(text: string): string {
  return holdsPrivateKey(text) ? '' : text;
}
