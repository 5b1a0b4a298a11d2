import { execFileSync } from 'node:child_process';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { arbitraryConfiguration } from '../../tests/arbitrary.ts';
import fc from '../../tests/fast-check.ts';
import { applyPatch } from '../../tests/laws/json-patch.ts';
import type { Configuration, ConfigurationInput } from '../configuration/configuration.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { PHASES, type Step } from '../gateway-api/step.ts';
import { implementation } from '../implementations/any/implementation.ts';
import { implementation as aws } from '../implementations/aws-load-balancer-controller/implementation.ts';
import { implementation as envoy } from '../implementations/envoy-gateway/implementation.ts';
import { standardSteps } from './steps.ts';

function configured(input: ConfigurationInput): Configuration {
  const reading = readConfiguration(input);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.configuration;
}

function stepsOf(configuration: Configuration, own: readonly Step[] = []): readonly Step[] {
  return standardSteps(configuration, implementation.write(configuration), own);
}

function runs(steps: readonly Step[], id: string): readonly string[] {
  return steps.filter((step) => step.id === id).flatMap(({ commands }) => commands.map(({ run }) => run));
}

describe('the steps', () => {
  it('stand in the order of their phases, each with an id of its own', () => {
    const own: Step = { id: 'own', phase: 'prerequisite', title: '', text: '', commands: [] };
    const steps = stepsOf(configured({ clientCertificate: {} }), [own]);
    const phases = steps.map(({ phase }) => PHASES.indexOf(phase));
    expect(phases).toEqual([...phases].sort());
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
    expect(new Set(steps.map(({ phase }) => phase))).toEqual(new Set(PHASES));
  });

  it('are commands that a shell can read, whatever the Configuration, without any certificate in them', () => {
    const commands = fc
      .sample(arbitraryConfiguration(), 60)
      .flatMap((configuration) => stepsOf(configuration).flatMap((step) => step.commands.map(({ run }) => run)));
    expect(commands.length).toBeGreaterThan(300);
    expect(commands.join('\n')).not.toContain('-----BEGIN');
    execFileSync('sh', ['-n'], { input: commands.join('\n') });
  });

  it.each<[typeof envoy, ConfigurationInput, boolean]>([
    [envoy, { setting: { implementation: 'envoy-gateway' } }, false],
    [
      envoy,
      {
        setting: { version: '1.5', gatewayApi: { release: '1.3', channel: 'experimental' } },
        backends: [{ validation: { mode: 'skip', hostname: 'api.internal.example' } }],
      },
      false,
    ],
    [aws, { setting: { implementation: 'aws-load-balancer-controller', version: '3.5' } }, true],
    [
      aws,
      {
        setting: { implementation: 'aws-load-balancer-controller', version: '3.5' },
        options: { 'aws-load-balancer-controller.scope': 'gateway' },
      },
      false,
    ],
  ])('say whether applying alone changes live traffic', (by, input, changes) => {
    const skipping = configured({ backends: [{ validation: { mode: 'skip' } }], ...input });
    const apply = standardSteps(skipping, by.write(skipping), []).find(({ id }) => id === 'apply');
    expect(apply?.text.includes('live traffic does not change')).toBe(!changes);
  });

  it.each([
    ['HTTPRoute', /keep their share of the traffic/],
    ['TCPRoute', /calls it until-now/],
  ] as const)('say what a patch cannot know of a %s that is to lead to a host', (kind, says) => {
    const outside = configured({ route: { kind }, backends: [{ target: { kind: 'ExternalHost' } }] });
    const change = standardSteps(outside, envoy.write(outside), []).find(({ id }) => id.startsWith('patch-'));
    expect(change?.text).toMatch(says);
    const inside = configured({ backends: [{ validation: { mode: 'skip' } }] });
    const replace = standardSteps(inside, envoy.write(inside), []).find(({ id }) => id.startsWith('patch-'));
    expect(replace?.text).not.toMatch(says);
  });

  it('check on the server before they apply', () => {
    const steps = stepsOf(configured({ clientCertificate: {} }));
    const ids = steps.map(({ id }) => id);
    expect(ids.indexOf('dry-run')).toBeLessThan(ids.indexOf('apply'));
    expect(runs(steps, 'dry-run')).toEqual([
      'kubectl apply --server-side --dry-run=server --filename upstream-tls.yaml',
      expect.stringMatching(/^kubectl patch gateway.*--dry-run=server$/),
    ]);
  });

  it('warn of the complete example, which overwrites what the user has', () => {
    const apply = stepsOf(configured({ output: { completeExample: true } })).find(({ id }) => id === 'apply');
    expect(apply?.text).toContain('overwrites');
  });

  it('take the changes back', () => {
    const configuration = configured({ clientCertificate: {} });
    const patched = implementation.write(configuration).find((entry) => entry.role === 'patch');
    const undo = stepsOf(configuration).find(({ id }) => id.startsWith('rollback-Gateway'))?.file;
    expect(load(undo?.content ?? '')).toEqual({ spec: { tls: { backend: { clientCertificateRef: null } } } });
    expect(patched?.role === 'patch' && patched.merge?.back).toEqual(load(undo?.content ?? ''));
  });

  it('take changes within lists back by operations that test first', () => {
    const configuration = configured({ backends: [{ validation: { mode: 'skip' } }] });
    const patched = envoy.write(configuration).find((entry) => entry.role === 'patch');
    const undo = standardSteps(configuration, envoy.write(configuration), []).find(({ id }) =>
      id.startsWith('rollback-HTTPRoute'),
    )?.file;
    const operations = load(undo?.content ?? '') as Parameters<typeof applyPatch>[1];
    expect(applyPatch(patched?.object, operations)).toEqual(patched?.before);
  });

  it('verify with the name and CA of the form', () => {
    const steps = stepsOf(configured({ backends: [{ validation: { mode: 'custom' } }] }));
    expect(runs(steps, 'verify-handshake')).toEqual([
      'kubectl port-forward --namespace shop service/api 18443:8443',
      "kubectl get configmap api-ca --namespace shop --output 'jsonpath={.data.ca\\.crt}' > ca.crt",
      'openssl s_client -connect 127.0.0.1:18443 -servername api.internal.example -verify_hostname api.internal.example -CAfile ca.crt -verify_return_error -brief </dev/null',
    ]);
  });

  it('verify the subject alternative names in the place of the host name', () => {
    const input: ConfigurationInput = {
      backends: [
        {
          validation: {
            mode: 'system',
            subjectAltNames: [
              { type: 'URI', uri: 'spiffe://x/y' },
              { type: 'Hostname', hostname: 'a.example' },
            ],
          },
        },
      ],
    };
    const [, handshake, names] = runs(stepsOf(configured(input)), 'verify-handshake');
    expect(handshake).toContain('-servername api.internal.example -verify_hostname a.example -verify_return_error');
    expect(names).toContain('-ext subjectAltName');
  });

  it.each([
    ['HTTPRoute', 'HTTPS', 'curl '],
    ['GRPCRoute', 'HTTPS', 'grpcurl -insecure -authority api.example.com'],
    ['TLSRoute', 'TLS', 'openssl s_client -connect "$GATEWAY:443" -servername api.example.com -brief -ign_eof'],
    ['TCPRoute', 'TCP', 'nc -v "$GATEWAY" 443'],
  ] as const)('send what clients of a %s send', (kind, protocol, command) => {
    const steps = stepsOf(configured({ route: { kind }, gateway: { listener: { protocol } } }));
    expect(runs(steps, 'verify-request')[1]).toContain(command);
  });

  it('break the name that is checked, see it fail, and put it back', () => {
    const [breaks, , mends] = runs(stepsOf(configured({})), 'negative-name');
    expect(breaks).toBe(
      `kubectl patch backendtlspolicy.gateway.networking.k8s.io/api --namespace shop --type merge --patch '{"spec":{"validation":{"hostname":"wrong.invalid"}}}'`,
    );
    expect(mends).toContain('apply');
    const withNames = configured({
      backends: [{ validation: { mode: 'system', subjectAltNames: [{ type: 'Hostname', hostname: 'a.example' }] } }],
    });
    expect(runs(stepsOf(withNames), 'negative-name')[0]).toContain('"subjectAltNames":[{"type":"Hostname"');
  });

  it('break the name that a Backend sends and checks, where no policy does', () => {
    const outside = configured({
      backends: [{ target: { kind: 'ExternalHost' }, validation: { mode: 'system', hostname: 'api.example.org' } }],
    });
    const [breaks] = runs(standardSteps(outside, envoy.write(outside), []), 'negative-name');
    expect(breaks).toBe(
      `kubectl patch backend.gateway.envoyproxy.io/api-example-org --namespace shop --type merge --patch '{"spec":{"tls":{"sni":"wrong.invalid"}}}'`,
    );
  });

  it('have no negative test where nothing is verified', () => {
    expect(runs(stepsOf(configured({ backends: [{ validation: { mode: 'skip' } }] })), 'negative-name')).toEqual([]);
    const named = configured({
      setting: { version: '1.5', gatewayApi: { release: '1.3', channel: 'experimental' } },
      backends: [{ validation: { mode: 'skip', hostname: 'api.internal.example' } }],
    });
    const written = envoy.write(named);
    expect(written.map(({ object }) => object.kind)).toContain('BackendTLSPolicy');
    expect(runs(standardSteps(named, written, []), 'negative-name')).toEqual([]);
  });
});
