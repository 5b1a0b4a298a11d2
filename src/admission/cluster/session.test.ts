import { expect, it } from 'vitest';
import { createCrdSession } from './session.ts';
import type { CrdAnswer } from './worker-protocol.ts';

const CRD = JSON.stringify({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { annotations: { 'gateway.networking.k8s.io/channel': 'standard' } },
  spec: {
    group: 'example.com',
    scope: 'Cluster',
    names: { kind: 'Thing', plural: 'things' },
    versions: [
      { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } },
      { name: 'v1beta1', served: false, storage: false },
    ],
  },
});
const OBJECTS = [
  { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'a' }, spec: {} },
  { apiVersion: 'v1', kind: 'Service', metadata: { name: 'b' } },
];

it('imports, answers by revision, and keeps what stood when a text cannot be read', async () => {
  const answers: CrdAnswer[] = [];
  const handle = createCrdSession<string>(
    (text) => [text],
    (answer) => answers.push(structuredClone(answer)),
  );
  await handle({ type: 'check', revision: 1, objects: OBJECTS });
  await handle({ type: 'import', revision: 2, source: CRD });
  await handle({ type: 'import', revision: 3, source: 'kind: Other' });
  await handle({ type: 'check', revision: 4, objects: OBJECTS });
  expect(answers).toMatchObject([
    { type: 'checked', revision: 1, verdicts: [] },
    { type: 'progress', revision: 2, progress: { characters: CRD.length } },
    {
      type: 'imported',
      revision: 2,
      found: { kinds: [{ group: 'example.com', kind: 'Thing', served: ['v1'], channel: 'standard' }], others: 0 },
    },
    { type: 'progress', revision: 3 },
    { type: 'refused', revision: 3, says: 'There is no CustomResourceDefinition in this text.' },
    { type: 'checked', revision: 4, verdicts: [['Thing.example.com//a', { violations: [{ path: ['spec'] }] }]] },
  ]);
});
