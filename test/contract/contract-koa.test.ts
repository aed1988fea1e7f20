import { describeContract } from './contract.ts';
import { harnesses } from './koa.ts';

describeContract(harnesses);
