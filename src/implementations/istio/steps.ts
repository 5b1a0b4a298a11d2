import type { Configuration } from '../../configuration/configuration.ts';
import type { Commands } from '../istiod/steps.ts';

/** The version that runs, so that nothing else is upgraded on the way. */
const RUNNING =
  "$(kubectl --namespace istio-system get deployment istiod --output jsonpath='{.spec.template.spec.containers[0].image}' | sed 's/.*://')";

export const commands: Commands = {
  controlPlane: { namespace: 'istio-system', deployment: 'istiod', container: 'discovery' },
  image: '1.31.1',
  podsOf: ({ gateway }: Configuration) => ({
    namespace: gateway.namespace,
    selector: `gateway.networking.k8s.io/gateway-name=${gateway.name}`,
  }),
  upgrade: (value) =>
    `helm upgrade istiod istio/istiod --version "${RUNNING}" --namespace istio-system --reuse-values --set-string ${value}`,
};
