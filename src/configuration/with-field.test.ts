import { expect, test } from 'vitest';
import { DEFAULTS } from './configuration.ts';
import { withField } from './with-field.ts';

test('another host name leaves the target the object that it was', () => {
  const reading = withField(DEFAULTS, 'backends.0.validation.hostname', 'orders.example');
  expect(reading.ok && reading.configuration.backends[0].validation).toMatchObject({ hostname: 'orders.example' });
  expect(reading.ok && reading.configuration.backends[0].target).toBe(DEFAULTS.backends[0].target);
});

test('another name of the target is one', () => {
  const reading = withField(DEFAULTS, 'backends.0.target.name', 'orders');
  expect(reading.ok && reading.configuration.backends[0].target).toMatchObject({ name: 'orders' });
});
