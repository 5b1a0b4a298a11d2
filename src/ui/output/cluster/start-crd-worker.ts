import type { CrdAnswer, CrdRequest } from '../../../admission/cluster/worker-protocol.ts';
import { workerAddress } from '../../worker-address.ts';
import workerUrl from './crd-worker.ts?worker&url';

/** The page's end of the line to a worker that holds CRDs. */
export interface CrdWorker {
  ask(request: CrdRequest<Blob>): void;
  /** Ends the worker, whatever it does, and frees what it holds. */
  close(): void;
}

/** @param onFailure Called when the worker cannot be fetched, or dies. */
export function startCrdWorker(onAnswer: (answer: CrdAnswer) => void, onFailure: () => void): CrdWorker {
  const worker = new Worker(workerAddress(workerUrl), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<CrdAnswer>) => onAnswer(data);
  worker.onerror = onFailure;
  return { ask: (request) => worker.postMessage(request), close: () => worker.terminate() };
}
