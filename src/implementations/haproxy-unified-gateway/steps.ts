import type { Configuration } from '../../configuration/configuration.ts';
import type { Step } from '../../gateway-api/step.ts';
import type { Written } from '../../gateway-api/written.ts';
import { emitValue } from '../../manifest/emit.ts';
import { caFile } from './server.ts';
import { BACKEND_DOCS, SERVER_MANUAL } from './sources.ts';

const NAMESPACE = 'haproxy-unified-gateway';

/** What has to be there first, and how to see that HAProxy does what the diagram says. */
export function steps(configuration: Configuration, _written: readonly Written[]): readonly Step[] {
  return [...mounts(configuration), proxysView()];
}

/** One step for each object that a CA comes from: many backends have the same. */
function mounts({ backends }: Configuration): readonly Step[] {
  const steps = new Map<string, Step>();
  for (const { target, validation } of backends) {
    if (validation.mode !== 'custom' || (validation.ca.kind !== 'ConfigMap' && validation.ca.kind !== 'Secret'))
      continue;
    const { kind, name } = validation.ca;
    const id = `hug-mount-${kind.toLowerCase()}-${name}`;
    if (!steps.has(id)) steps.set(id, mount(id, target.namespace, kind, name, caFile(validation)));
  }
  return [...steps.values()];
}

function mount(id: string, namespace: string, kind: 'ConfigMap' | 'Secret', name: string, file: string): Step {
  const plural = kind.toLowerCase();
  const path = `mount-${plural}-${name}.yaml`;
  const volume = `upstream-ca-${plural}-${name}`
    .slice(0, 63)
    .replace(/[-.]+$/, '')
    .replaceAll('.', '-');
  const source = kind === 'Secret' ? { secret: { secretName: name } } : { configMap: { name } };
  const content = emitValue({
    volumes: [{ name: volume, ...source }],
    volumeMounts: [{ name: volume, mountPath: file.slice(0, -'/ca.crt'.length), readOnly: true }],
  });
  return {
    id,
    phase: 'prerequisite',
    title: `Mount ${kind} ${name} into the gateway’s pod`,
    text: `HAProxy reads ${file}. A pod mounts from its own namespace only, so the ${kind} is copied there. The pods are replaced one by one; without the file HAProxy refuses its configuration.`,
    commands: [
      {
        run: `kubectl --namespace ${namespace} get ${plural} ${name} --output yaml | grep -vE '^  (namespace|resourceVersion|uid|creationTimestamp):' | kubectl --namespace ${NAMESPACE} apply --filename -`,
        expect: `${plural}/${name} created`,
      },
      {
        run: `kubectl --namespace ${NAMESPACE} edit deployment haproxy-unified-gateway`,
        expect: `The volume of ${path} in spec.template.spec, and its mount in the container.`,
      },
    ],
    file: { path, content },
    evidence: [SERVER_MANUAL],
  };
}

function proxysView(): Step {
  return {
    id: 'hug-haproxy',
    phase: 'verify',
    title: 'See in HAProxy’s configuration what is sent and checked',
    text: 'A Backend that is not found, or not allowed, is left out and only the log tells. Nothing is changed.',
    commands: [
      {
        run: `kubectl --namespace ${NAMESPACE} exec deployment/haproxy-unified-gateway -- sh -c 'grep -rhE "^ *(backend|default-server|server) " /usr/local/hug /etc/haproxy 2>/dev/null'`,
        expect:
          'In the backend of the Service: ssl, verify required, ca-file and sni of the Backend; verify none only where verification is skipped.',
      },
      {
        run: `kubectl --namespace ${NAMESPACE} logs deployment/haproxy-unified-gateway --since 5m | grep -iE "backend|ssl|ca-file"`,
        expect: 'No error about a Backend, a file or a certificate.',
      },
    ],
    evidence: [BACKEND_DOCS],
  };
}
