import type { ClerkPayloads } from './payloads.js';

/** Deliveries of Clerk, after its documentation. */
export const clerkExamples: Readonly<Partial<Record<keyof ClerkPayloads, string>>> = {
  'user.created':
    '{"data":{"birthday":"","created_at":1654012591514,"email_addresses":[{"email_address":"example@example.org","id":"idn_29w83yL7CwVlJXylYLxcslromF1","linked_to":[],"object":"email_address","verification":{"status":"verified","strategy":"ticket"}}],"external_accounts":[],"external_id":"567772","first_name":"Example","id":"user_29w83sxmDNGwOuEthce5gg56FcC","last_name":"Example","last_sign_in_at":1654012591514,"object":"user","password_enabled":true,"phone_numbers":[],"primary_email_address_id":"idn_29w83yL7CwVlJXylYLxcslromF1","primary_phone_number_id":null,"primary_web3_wallet_id":null,"private_metadata":{},"public_metadata":{},"two_factor_enabled":false,"unsafe_metadata":{},"updated_at":1654012591835,"username":null,"web3_wallets":[]},"instance_id":"ins_123","object":"event","timestamp":1654012591835,"type":"user.created"}',
  'user.deleted':
    '{"data":{"deleted":true,"id":"user_29wBMCtzATuFJut8jO2VNTVekS4","object":"user"},"instance_id":"ins_123","object":"event","timestamp":1661861640000,"type":"user.deleted"}',
};
