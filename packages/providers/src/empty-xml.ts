import type { Success } from '@hooknotary/core';

/** The answer to what wants instructions as XML, with none in it: text would be sent to the person who wrote. */
export const emptyXml: Success = {
  contentType: 'text/xml; charset=utf-8',
  body: '<?xml version="1.0" encoding="UTF-8"?><Response></Response>',
};
