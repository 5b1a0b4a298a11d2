import { GATEWAY_API_KINDS, type GatewayApiKind, servedVersions } from '../../gateway-api/releases.ts';
import { useDispatch, useWorkspace } from '../workspace-context.tsx';
import { FindingsHere } from './findings-here.tsx';
import { Tick } from './switch-field.tsx';

const AT = 'setting.gatewayApi.missingKinds';
/** Every set of CRDs has these; a cluster without them has no Gateway API. */
const ALWAYS: readonly GatewayApiKind[] = ['GatewayClass', 'Gateway', 'HTTPRoute'];
const OPTIONAL = GATEWAY_API_KINDS.filter((kind) => !ALWAYS.includes(kind));

/** Kinds that the installed CRDs leave out: sets that a cloud or distribution manages often do. */
export function MissingKinds() {
  const dispatch = useDispatch();
  const installed = useWorkspace((state) => state.configuration.setting.gatewayApi);
  const { missingKinds } = installed;
  const others = missingKinds.filter((kind) => !OPTIONAL.some((known) => known === kind));
  const kinds = OPTIONAL.filter((kind) => servedVersions({ ...installed, missingKinds: [] }, kind).length > 0);
  const choose = (kind: string, there: boolean) => {
    const value = there ? missingKinds.filter((one) => one !== kind) : [...missingKinds, kind];
    dispatch({ type: 'choose', at: AT, value });
  };
  return (
    <>
      <details className="inner wide">
        <summary>
          Installed kinds{' '}
          <span className="summary">
            {missingKinds.length === 0 ? 'all of them' : `without ${missingKinds.join(', ')}`}
          </span>
        </summary>
        <p className="help">
          Sets that a cloud or a distribution manages leave some out. <code>kubectl get crd</code> tells.
        </p>
        <div className="ticks">
          {[...kinds, ...others].map((kind) => (
            <Tick
              key={kind}
              name={`${AT}.${kind}`}
              label={kind}
              help={undefined}
              on={!missingKinds.includes(kind)}
              onSwitch={(there) => choose(kind, there)}
            />
          ))}
        </div>
      </details>
      <FindingsHere at={AT} />
    </>
  );
}
