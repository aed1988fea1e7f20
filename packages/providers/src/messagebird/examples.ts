import type { MessagebirdPayloads } from './payloads.js';

/** Deliveries of MessageBird, after its documentation. */
export const messagebirdExamples: Readonly<Partial<Record<keyof MessagebirdPayloads, string>>> = {
  'message.created':
    '{"conversation":{"contactId":"73afe0acee2127fd3e7d9a7dc622826e","createdDatetime":"2019-02-28T17:39:52Z","id":"f1e812e9afd6a875d813d51f45823edd","lastReceivedDatetime":"2019-03-01T10:40:02.880881081Z","status":"active","updatedDatetime":"2019-02-28T18:33:24.787229989Z"},"message":{"channelId":"2ceefea7c1b8c79673215c42c1a6b916","content":{"text":"Testing webhook functionality."},"conversationId":"f1e812e9afd6a875d813d51f45823edd","createdDatetime":"2019-03-01T10:40:02.880881081Z","direction":"received","id":"93a1f7ba935c4ee298cb5ef952052ea7","status":"received","type":"text","updatedDatetime":"2019-03-01T10:40:02.88845145Z"},"type":"message.created"}',
  status_report:
    'id=eef0ab57a9e049be946f3821568c2b2e&mccmnc=20408&ported=1&recipient=31612345678&reference=FOO&status=delivered&statusDatetime=2019-01-11T09%3A17%3A11%2B00%3A00',
};
