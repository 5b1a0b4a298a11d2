import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { implementation } from '../implementations/any/implementation.ts';
import { fieldAt } from './field-at.ts';

const reading = readConfiguration({
  setting: { implementation: 'any' },
  backends: [
    {
      target: { kind: 'Service', name: 'orders' },
      validation: { mode: 'custom', hostname: 'a.example', ca: { kind: 'ConfigMap', name: 'ca' } },
    },
  ],
});
if (!reading.ok) throw new Error(reading.problems[0].says);
const { configuration } = reading;
const policy = implementation.write(configuration).find(({ object }) => object.kind === 'BackendTLSPolicy');
if (policy === undefined) throw new Error('no policy is written');

describe('fieldAt', () => {
  it('finds the field with the value, by its name where several have it', () => {
    expect(fieldAt(policy, ['spec', 'validation', 'hostname'], configuration)).toBe('backends.0.validation.hostname');
    expect(fieldAt(policy, ['spec', 'targetRefs', 0, 'name'], configuration)).toBe('backends.0.target.name');
  });

  it('leads to where the object comes from, for a place that no single field makes', () => {
    expect(fieldAt(policy, ['spec', 'validation'], configuration)).toBe(policy.from[0]);
    expect(fieldAt(policy, ['metadata', 'labels', 'none'], configuration)).toBe(policy.from[0]);
  });

  it('knows no field for an object of somebody’s own', () => {
    expect(fieldAt({ ...policy, from: [] }, ['spec'], configuration)).toBeNull();
  });
});
