import { expect, test } from 'vitest';
import { DEFAULTS } from '../configuration/configuration.ts';
import { implementation as envoy } from '../implementations/envoy-gateway/implementation.ts';
import { placeOf } from './place-of.ts';

const WRITTEN = envoy.write(DEFAULTS);
const at = (field: string) => placeOf(field, WRITTEN, DEFAULTS);

test.each([
  ['backends.0.validation.hostname', 'spec.validation.hostname'],
  ['backends.0.target.portName', 'spec.targetRefs.0.sectionName'],
  ['backends.0.validation.ca.name', 'spec.validation.caCertificateRefs.0.name'],
])('the field %s leads to %s', (field, path) => {
  expect(at(field)?.object).toMatchObject({ kind: 'BackendTLSPolicy' });
  expect(at(field)?.path.join('.')).toBe(path);
});

test('a field that no manifest shows leads nowhere', () => {
  expect(at('setting.version')).toBeNull();
});
