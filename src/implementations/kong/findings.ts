import { backendPath } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import type { Fix } from '../../gateway-api/finding.ts';
import type { Json } from '../../manifest/json.ts';
import type { Field } from '../field.ts';

/** Ways out that several findings have in common. */

export function answering({ options }: Configuration, field: Field, value: string | boolean, label: string): Fix {
  return { label, edits: [{ at: 'options', value: { ...options, [field.id]: value } }] };
}

export function setting(at: string, value: Json, label: string): Fix {
  return { label, edits: [{ at, value }] };
}

/** A CA that can be given to Kong: the certificate as text. */
export function pasted(index: number, hostname: string): Fix {
  const value = { mode: 'custom', hostname, subjectAltNames: [], ca: { kind: 'PEM', name: 'api-ca', pem: '' } };
  return setting(`${backendPath(index)}.validation`, value, 'Paste the CA certificate: a ConfigMap is written from it');
}
