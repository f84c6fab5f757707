package io.flowhq.shell.platform;

import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.annotation.ProxyTransactionManagementConfiguration;

/** Spring's transactions, asked for by nobody: whoever did would have its class read from disk with every call. */
@Configuration(proxyBeanMethods = false)
class ShellTransactions extends ProxyTransactionManagementConfiguration {}
