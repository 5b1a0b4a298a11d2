import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { pick, pickList } from '../../manifest/json.ts';
import { readCheckArguments } from './arguments.ts';
import { check } from './check.ts';
import { runCheck } from './run-check.ts';

const ROOT = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'upstream-tls-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** What is printed, with the temporary folder taken out. */
async function printed(...words: readonly string[]): Promise<string> {
  const { text } = await runCheck(words, '1.2.3');
  return text.replaceAll(`${folder}/`, '');
}

const ROUTE = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
  namespace: shop
spec:
  parentRefs:
    - name: edge
  rules:
    - backendRefs:
        - name: api
          port: 8443
---
apiVersion: v1
kind: Service
metadata:
  name: api
  namespace: shop
spec:
  ports:
    - name: https
      port: 8443
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
  namespace: shop
spec:
  gatewayClassName: edge
  listeners:
    - name: http
      port: 80
      protocol: HTTP
`;
const POLICY = `# Verified since March.
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata:
  name: api
  namespace: shop
spec:
  targetRefs:
    - group: ""
      kind: Service
      name: api
      sectionName: https
  validation:
    hostname: api.example.com
    caCertificateRefs:
      - group: ""
        kind: ConfigMap
        name: api-ca
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: api-ca
  namespace: shop
data:
  ca.crt: |
    -----BEGIN CERTIFICATE-----
    MIIB
    -----END CERTIFICATE-----
`;
const route = file('route.yaml', ROUTE);
const policy = file('policy.yaml', POLICY);
const wrong = file('wrong.yaml', POLICY.replace('sectionName: https', 'sectionName: "8443"'));
const ANY = ['--implementation', 'any'] as const;

describe('as text', () => {
  test('manifests in order are told with what they verify', async () => {
    expect(await printed(route, policy, ...ANY)).toMatch(
      /^With [^\n]+:\n {2}verified: HTTPRoute shop\/web rule 0 → Service shop\/api:8443\n {4}\S/,
    );
  });

  test('a finding stands at its line and column, in the file that it is about', async () => {
    const lines = (await printed(route, wrong, ...ANY)).split('\n');
    expect(lines[0]).toBe('wrong.yaml:12:7: error GEN-06: Service shop/api has no port named 8443.');
    expect(lines[1]).toMatch(/^ {2}sectionName is the port’s name, not its number: https\. /);
  });

  test('what is no YAML is told at its place, and the rest is checked', async () => {
    const broken = file('broken.yaml', 'kind: [\n');
    const [first] = (await printed(broken, route, ...ANY)).split('\n');
    expect(first).toMatch(/^broken\.yaml:\d+:\d+: error YAML-01: /);
  });

  test('manifests of kubectl get, in a List in JSON, have places as well', async () => {
    const items = [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'Api', namespace: 'shop' }, spec: {} }];
    const list = file('list.json', JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, null, 2));
    const [first] = (await printed(list, ...ANY)).split('\n');
    expect(first).toMatch(/^list\.json:9:9: error STR-14: /);
  });

  test('nothing to connect is said', async () => {
    const own = file('service.yaml', 'apiVersion: v1\nkind: Service\nmetadata: {name: api, namespace: shop}\n');
    expect(await printed(own, ...ANY)).toContain('No route in these manifests leads to a backend.');
  });

  test('the implementation is found out, and its newest version holds', async () => {
    const gatewayClass = file(
      'class.yaml',
      'apiVersion: gateway.networking.k8s.io/v1\nkind: GatewayClass\nmetadata: {name: edge}\nspec: {controllerName: gateway.envoyproxy.io/gatewayclass-controller}\n',
    );
    const { setting, notes } = await check(asked(route, policy, gatewayClass), '1.2.3');
    expect(setting).toMatchObject({ implementation: 'envoy-gateway', version: '1.9' });
    expect(notes[0]).toMatch(/^Taken for Envoy Gateway: GatewayClass edge names the controller/);
    const other = file(
      'other.yaml',
      'apiVersion: gateway.networking.k8s.io/v1\nkind: GatewayClass\nmetadata: {name: istio}\nspec: {controllerName: istio.io/gateway-controller}\n',
    );
    const both = await check(asked(route, policy, gatewayClass, other), '1.2.3');
    expect(both.notes).toEqual([
      expect.stringMatching(/^Taken for /),
      expect.stringMatching(/^(Istio|Higress|Envoy Gateway) may be there as well: /),
    ]);
    expect(await printed(route, policy)).toMatch(/^note: Nothing in these manifests tells the implementation/);
  });
});

function asked(...words: readonly string[]) {
  const request = readCheckArguments(words);
  if (request === 'help') throw new Error('no help was asked for');
  return request;
}

test.each([
  ['error', 'kind: Gateway\nmetadata: {name: edge}\n', 'apiVersion is missing'],
  ['error', 'replicas: 1\n', 'apiVersion is missing'],
  ['warning', 'apiVersion: v1\nkind: Secret\nmetadata: {generateName: a-}\n', 'metadata.name is missing'],
])('a document that is no object is told, as %s', async (severity, stray, flaw) => {
  const { diagnostics } = await check(asked(file('stray.yaml', `${ROUTE}---\n${stray}`)), '1.2.3');
  expect(diagnostics.filter(({ id }) => id === 'YAML-02')).toMatchObject([
    { severity, message: expect.stringContaining(flaw), region: { line: ROUTE.split('\n').length + 1, column: 1 } },
  ]);
});

test('an object that stands there twice is shown where it stands again', async () => {
  const { diagnostics } = await check(asked(file('a.yaml', ROUTE), file('b.yaml', `# again\n${ROUTE}`)), '1.2.3');
  const [first] = diagnostics.filter(({ id }) => id === 'ADM-01');
  expect(first?.region).toMatchObject({ file: expect.stringMatching(/b\.yaml$/), line: 5 });
});

test('a kustomization among the manifests is none of them, and nothing is said', async () => {
  const stray = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n';
  const { diagnostics } = await check(asked(file('kustomization.yaml', stray)), '1.2.3');
  expect(diagnostics).toEqual([]);
});

describe('for programs', () => {
  test('JSON has hops, and findings with their regions', async () => {
    const result = JSON.parse(await printed(route, wrong, '--format', 'json', ...ANY));
    expect(Object.keys(result)).toEqual(['implementation', 'version', 'gatewayApi', 'notes', 'hops', 'findings']);
    expect(result.hops).toHaveLength(1);
    expect(result.findings[0]).toMatchObject({
      id: 'GEN-06',
      severity: 'error',
      region: { file: 'wrong.yaml', line: 12, column: 7, endLine: 12, endColumn: 26 },
    });
    expect(result.findings[0].sources[0]).toMatch(/^https:\/\//);
  });

  test('SARIF has a rule for each result, and regions in UTF-16 code units', async () => {
    const log = JSON.parse(await printed(route, wrong, '--format', 'sarif', ...ANY));
    expect(log.version).toBe('2.1.0');
    const [run] = pickList(log, 'runs');
    const rules = pickList(run, 'tool', 'driver', 'rules').map((rule) => pick(rule, 'id'));
    expect(pick(run, 'tool', 'driver', 'version')).toBe('1.2.3');
    const results = pickList(run, 'results');
    expect(results.map((one) => rules[Number(pick(one, 'ruleIndex'))])).toEqual(
      results.map((one) => pick(one, 'ruleId')),
    );
    expect(results[0]).toMatchObject({
      ruleId: 'GEN-06',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'wrong.yaml' },
            region: { startLine: 12, startColumn: 7, endLine: 12, endColumn: 26 },
          },
        },
      ],
    });
  });
});

describe('against the CRDs of a cluster', () => {
  const crds = file(
    'crds.yaml',
    `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: backendtlspolicies.gateway.networking.k8s.io}
spec:
  group: gateway.networking.k8s.io
  names: {kind: BackendTLSPolicy, plural: backendtlspolicies}
  scope: Namespaced
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec:
            type: object
            x-kubernetes-preserve-unknown-fields: true
            properties: {validation: {type: object, x-kubernetes-preserve-unknown-fields: true,
              properties: {hostname: {type: string}},
              x-kubernetes-validations: [{rule: self.hostname.endsWith('.internal'), message: internal names only}]}}
`,
  );

  test('their rules are told at the field, and what is known here is silent about the kind', async () => {
    const [first] = (await printed(route, policy, '--crds', crds, ...ANY)).split('\n');
    expect(first).toBe(
      'policy.yaml:13:3: error CEL-01: spec.validation breaks a rule of the CRD: internal names only.',
    );
    const unknown = file('unknown.yaml', POLICY.replace('targetRefs:', 'note: mine\n  targetRefs:'));
    expect(await printed(route, unknown, ...ANY)).toContain('error STR-01: spec.note');
    expect(await printed(route, unknown, '--crds', crds, ...ANY)).not.toContain('spec.note');
  });

  test('a file without any cannot be used', async () => {
    await expect(runCheck([route, '--crds', policy], '1.2.3')).rejects.toThrow(/holds no CRDs to check by/);
  });

  const released = join(ROOT, '../shared/crds/gateway-api/v1.6.1/standard');
  test.skipIf(!existsSync(released))('released ones, all in one file', async () => {
    const all = readdirSync(released)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => readFileSync(join(released, name), 'utf8'));
    const path = file('released.yaml', all.join('\n---\n'));
    const result = await check(asked(route, policy, '--crds', path, ...ANY), '1.2.3');
    expect(result.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(result.notes).toContain('Gateway API v1.6.1, standard channel.');
    const older = await check(asked(route, policy, '--crds', path, '--gateway-api', '1.3', ...ANY), '1.2.3');
    expect(older.setting.gatewayApi).toMatchObject({ release: '1.3', channel: 'standard' });
    const both = file(
      'both.yaml',
      POLICY.replace('caCertificateRefs:', 'wellKnownCACertificates: System\n    caCertificateRefs:'),
    );
    const refused = await check(asked(route, both, '--crds', path, ...ANY), '1.2.3');
    expect(refused.diagnostics.map(({ id }) => id)).toContain('CEL-01');
  });
});

function generate(words: readonly string[], input = '') {
  const tsx = join(ROOT, 'node_modules/tsx/dist/cli.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsx, 'src/cli/generate.ts', 'check', ...words], {
    cwd: ROOT,
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('as a process', { timeout: 60_000 }, () => {
  test('exits with 0 where there is no error, and reads standard input', () => {
    const { status, stdout, stderr } = generate(['-', ...ANY], `${ROUTE}---\n${POLICY}`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('verified: HTTPRoute shop/web rule 0');
  });

  test('exits with 1 at an error, whatever the format', () => {
    const { status, stdout, stderr } = generate([route, wrong, '--format', 'sarif', ...ANY]);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(pickList(JSON.parse(stdout), 'runs', 0, 'results')).not.toEqual([]);
  });

  test('exits with 2 and one line where something cannot be used', () => {
    const { status, stdout, stderr } = generate([join(folder, 'nowhere.yaml')]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^[^\n]*nowhere\.yaml cannot be read: there is no such file\.\n$/);
  });
});

describe('the command line', () => {
  test.each([
    [[], 'No FILE was given'],
    [['a', '--format', 'xml'], '--format is text, json, sarif'],
    [['a', '--gateway-api', '0.8'], '--gateway-api is'],
    [['a', '--channel', 'beta'], '--channel is'],
    [['a', '--version', '1.9'], '--version needs --implementation'],
    [['a', '--implementation', 'any', '--version', 'new'], '--version is a version'],
    [['a', '--no-such'], '--no-such'],
  ])('%j cannot be used', (words, says) => {
    expect(() => readCheckArguments(words)).toThrow(says);
  });

  test('an unknown implementation is told with those that there are', async () => {
    await expect(runCheck([route, '--implementation', 'nobody'], '1')).rejects.toThrow(/no implementation “nobody”/);
  });

  test('help is an answer', async () => {
    expect(await runCheck(['--help'], '1')).toMatchObject({ refused: false });
  });
});
