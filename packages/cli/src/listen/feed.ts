import type { Request, Response } from 'express';

/** Tells every open page what happens, by server-sent events. */
export interface Feed {
  readonly subscribe: (request: Request, response: Response) => void;
  readonly tell: (event: string, data: unknown) => void;
  /** Ends all streams. */
  readonly close: () => void;
}

const MOST_BUFFERED_BYTES = 1024 * 1024;

export function createFeed(): Feed {
  const pages = new Set<Response>();

  function subscribe(request: Request, response: Response): void {
    response.set({ 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' });
    // The page asks again after a second where the stream breaks; the comment makes the answer begin.
    response.write('retry: 1000\n:\n\n');
    pages.add(response);
    request.on('close', () => pages.delete(response));
  }

  function tell(event: string, data: unknown): void {
    for (const page of pages) {
      // A page that does not read must not fill the memory: it comes back and reads the list anew.
      if (page.writableLength > MOST_BUFFERED_BYTES) page.destroy();
      else page.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    }
  }

  function close(): void {
    for (const page of pages) page.end();
    pages.clear();
  }

  return { subscribe, tell, close };
}
