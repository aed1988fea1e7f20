import type { DeliveryStore, Inbox } from '@hooknotary/core';
import type { Orders, Route, Step } from './protocol.ts';

/** Says that a delivery has come by a step. */
export type Pass = (step: Step) => void;

/** Makes what ends this process as its orders say, after it has told so: whoever hears of its end may hear of it late. */
export function createPass({ death }: Pick<Orders, 'death'>, tell: (route: Route) => void): Pass {
  let passes = 0;
  return (step) => {
    if (step !== death?.step || ++passes < death.passes) return;
    tell(step.startsWith('store') ? 'store' : 'inbox');
    process.kill(process.pid, 'SIGKILL');
  };
}

export function withStepsInAccept(inbox: Pick<Inbox, 'accept'>, pass: Pass): Pick<Inbox, 'accept'> {
  return {
    async accept(webhook, delivery) {
      pass('inbox: before accept');
      await inbox.accept(webhook, delivery);
      pass('inbox: after accept, before the answer');
    },
  };
}

/** `onLearned` is told of the key of every reservation that the store has said it remembers as handled. */
export function withStepsInStore(store: DeliveryStore, pass: Pass, onLearned: (key: string) => void): DeliveryStore {
  const keys = new Map<string, string>();
  return {
    async reserve(key, leaseSeconds) {
      pass('store: before reserve');
      const reservation = await store.reserve(key, leaseSeconds);
      if (reservation.state === 'reserved') {
        keys.set(reservation.token, key);
        pass('store: after reserve, before the effect');
      }
      return reservation;
    },
    async commit(token, keepSeconds) {
      const isCommitted = await store.commit(token, keepSeconds);
      if (isCommitted) onLearned(keys.get(token) ?? '');
      pass('store: after commit, before the answer');
      return isCommitted;
    },
    release: (token) => store.release(token),
  };
}
