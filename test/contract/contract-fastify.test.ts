import { describeContract } from './contract.ts';
import { harnesses } from './fastify.ts';

describeContract(harnesses);
