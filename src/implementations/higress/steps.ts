import type { Commands } from '../istiod/steps.ts';
import { SYSTEM_NAMESPACE } from './dialect.ts';

export const commands: Commands = {
  controlPlane: { namespace: SYSTEM_NAMESPACE, deployment: 'higress-controller', container: 'discovery' },
  image: '2.2.4',
  podsOf: () => ({ namespace: SYSTEM_NAMESPACE, selector: 'app=higress-gateway' }),
  upgrade: (value) =>
    `helm upgrade higress higress.io/higress --namespace ${SYSTEM_NAMESPACE} --reuse-values --set-string ${value}`,
};
