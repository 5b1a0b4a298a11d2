import { expect, test } from 'vitest';
import type { Json } from '../manifest/json.ts';
import type { K8sObject } from '../manifest/object.ts';
import { Report } from './report.ts';
import { checkServicePorts } from './service-ports.ts';

function said(...ports: readonly Json[]): readonly string[] {
  const object: K8sObject = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'api' }, spec: { ports } };
  const report = new Report();
  checkServicePorts(object, report);
  return report.verdict().violations.map(({ id, path }) => `${id} ${path.join('.')}`);
}

test('a single port needs no name', () => {
  expect(said({ port: 80 })).toEqual([]);
  expect(said({ port: 80, name: null })).toEqual([]);
});

test('several ports need names, each another', () => {
  expect(said({ name: 'a', port: 80 }, { name: 'b', port: 81 })).toEqual([]);
  expect(said({ name: 'a', port: 80 }, { port: 81 })).toEqual(['STR-02 spec.ports.1']);
  expect(said({ name: 'a', port: 80 }, { name: 'a', port: 81 })).toEqual(['STR-10 spec.ports.1.name']);
});

test('a name is a DNS label', () => {
  expect(said({ name: 'Https', port: 80 })).toEqual(['STR-05 spec.ports.0.name']);
  expect(said({ name: 'a.b', port: 80 })).toEqual(['STR-05 spec.ports.0.name']);
  expect(said({ name: 'a'.repeat(64), port: 80 })).toEqual(['STR-05 spec.ports.0.name']);
  expect(said({ name: '8443', port: 80 })).toEqual([]);
});
