import { useState } from 'preact/hooks';
import type { Framework } from '../src/listen/wire.ts';

export const FRAMEWORKS = { express: 'Express', fastify: 'Fastify', koa: 'Koa' } as const;

const REMEMBERED = 'hooknotary-framework';

/** The framework that the reader chose last, here or on another visit; and how to choose another. */
export function useFramework(): readonly [Framework, (chosen: Framework) => void] {
  const [framework, choose] = useState<Framework>(recall);
  const remember = (chosen: Framework) => {
    choose(chosen);
    localStorage.setItem(REMEMBERED, chosen);
  };
  return [framework, remember];
}

function recall(): Framework {
  const remembered = localStorage.getItem(REMEMBERED);
  return remembered === 'fastify' || remembered === 'koa' ? remembered : 'express';
}
