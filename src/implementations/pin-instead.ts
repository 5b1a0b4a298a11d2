import { backendPath } from '../configuration/backends.ts';
import type { Backend } from '../configuration/configuration.ts';
import type { Fix } from '../gateway-api/finding.ts';

/** The way out where verification cannot be skipped: the backend’s own certificate, or its CA’s, is all that is trusted. */
export function pinInstead({ target, validation }: Backend, index: number): Fix {
  const own = target.kind === 'ExternalHost' ? target.hostname : 'api.internal.example';
  const value = {
    mode: 'custom',
    hostname: validation.hostname ?? own,
    subjectAltNames: [],
    ca: { kind: 'PEM', name: 'api-ca', pem: '' },
  };
  return {
    label: 'Verify against a pasted certificate instead: the backend’s CA, or its own',
    edits: [{ at: `${backendPath(index)}.validation`, value }],
  };
}
