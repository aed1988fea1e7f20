import type { DiscordPayloads } from './payloads.js';

/** Deliveries of Discord, after its documentation. */
export const discordExamples: Readonly<Partial<Record<keyof DiscordPayloads, string>>> = {
  APPLICATION_AUTHORIZED:
    '{"version":1,"application_id":"1234560123453231555","type":1,"event":{"type":"APPLICATION_AUTHORIZED","timestamp":"2024-10-18T14:42:53.064834","data":{"integration_type":1,"scopes":["applications.commands"],"user":{"id":"80351110224678912"}}}}',
  application_command:
    '{"type":2,"token":"A_UNIQUE_TOKEN","user":{"id":"53908232506183680","username":"Mason"},"id":"786008729715212338","application_id":"775799577604522054","guild_id":"290926798626357999","locale":"en-US","data":{"options":[{"type":3,"name":"cardname","value":"The Gitrog Monster"}],"type":1,"name":"cardsearch","id":"771825006014889984"},"channel_id":"645027906669510667","version":1}',
  message_component:
    '{"type":3,"token":"A_UNIQUE_TOKEN","id":"846462639134605312","user":{"id":"53908232506183680","username":"Mason"},"application_id":"775799577604522054","channel_id":"645027906669510667","locale":"en-US","version":1,"data":{"custom_id":"click_one","component_type":2}}',
  application_command_autocomplete:
    '{"type":4,"token":"A_UNIQUE_TOKEN","id":"786008729715212339","user":{"id":"53908232506183680","username":"Mason"},"application_id":"775799577604522054","channel_id":"645027906669510667","locale":"en-US","version":1,"data":{"id":"771825006014889984","name":"cardsearch","type":1,"options":[{"type":3,"name":"cardname","value":"The Gi","focused":true}]}}',
  modal_submit:
    '{"type":5,"token":"A_UNIQUE_TOKEN","id":"786008729715212340","user":{"id":"53908232506183680","username":"Mason"},"application_id":"775799577604522054","channel_id":"645027906669510667","locale":"en-US","version":1,"data":{"custom_id":"cool_modal","components":[{"type":1,"components":[{"type":4,"custom_id":"name","value":"Mason"}]}]}}',
};
