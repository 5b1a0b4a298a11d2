import type { Step } from '../../gateway-api/step.ts';
import { emitValue } from '../../manifest/emit.ts';
import { BACKEND_TASK } from './sources.ts';
import { ENVOY_API } from './watches.ts';
import { CONTROLLER } from './write-gateway.ts';

/** The two ways to switch the kind Backend on, and who may use it then. */
export function enableBackend(): readonly Step[] {
  return [byHelm(), byFile(), access()];
}

/** The version that runs, so that nothing else is upgraded on the way. */
const RUNNING =
  "$(kubectl --namespace envoy-gateway-system get deployment envoy-gateway --output jsonpath='{.spec.template.spec.containers[0].image}' | sed 's/.*://')";

const RESTART = {
  run: 'kubectl --namespace envoy-gateway-system rollout restart deployment envoy-gateway && kubectl --namespace envoy-gateway-system rollout status deployment envoy-gateway',
  expect: 'deployment “envoy-gateway” successfully rolled out.',
} as const;

function byHelm(): Step {
  const path = 'envoy-gateway-values.yaml';
  return {
    id: 'eg-enable-backend-helm',
    phase: 'prerequisite',
    title: 'Switch Backend on, where Helm installed Envoy Gateway',
    text: 'The controller reads its configuration when it starts, so it is restarted. The proxies keep serving meanwhile. The version stays the one that runs.',
    commands: [
      {
        run: `helm upgrade eg oci://docker.io/envoyproxy/gateway-helm --version "${RUNNING}" --namespace envoy-gateway-system --reuse-values --values ${path}`,
        expect: 'Release “eg” has been upgraded.',
      },
      RESTART,
    ],
    file: { path, content: emitValue({ config: { envoyGateway: { extensionApis: { enableBackend: true } } } }) },
    evidence: [BACKEND_TASK],
  };
}

function byFile(): Step {
  const path = 'envoy-gateway.yaml';
  const content = {
    apiVersion: ENVOY_API,
    kind: 'EnvoyGateway',
    gateway: { controllerName: CONTROLLER },
    provider: { type: 'Kubernetes' },
    extensionApis: { enableBackend: true },
  };
  return {
    id: 'eg-enable-backend-file',
    phase: 'prerequisite',
    title: 'Or: switch Backend on in the EnvoyGateway file',
    text: 'Only where Helm does not manage the installation. The file is no object of the API server: it stands in the ConfigMap envoy-gateway-config. Merge extensionApis into the one that is there; the file here is the smallest whole one.',
    commands: [
      {
        run: 'kubectl --namespace envoy-gateway-system edit configmap envoy-gateway-config',
        expect: 'Under the key envoy-gateway.yaml: extensionApis with enableBackend: true.',
      },
      RESTART,
    ],
    file: { path, content: emitValue(content) },
    evidence: [BACKEND_TASK],
  };
}

function access(): Step {
  return {
    id: 'eg-backend-access',
    phase: 'prerequisite',
    title: 'See who may write Backends',
    text: 'A Backend makes the gateway connect to any address that it can reach. Only those who may decide that should have the right.',
    commands: [
      {
        run: 'kubectl auth can-i create backends.gateway.envoyproxy.io --all-namespaces --as-group system:authenticated --as anybody',
        expect: 'no',
      },
    ],
    evidence: [BACKEND_TASK],
  };
}
