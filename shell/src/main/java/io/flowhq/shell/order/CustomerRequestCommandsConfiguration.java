package io.flowhq.shell.order;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.store.order.RequestKind;
import io.flowhq.store.order.RequestStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The commands for orders and bookings, which differ by their words alone. */
@Configuration(proxyBeanMethods = false)
class CustomerRequestCommandsConfiguration {

    @Bean("order list")
    ListCustomerRequests orderList(ShellServices shellServices) {
        return new ListCustomerRequests(RequestKind.ORDER, shellServices);
    }

    @Bean("order show")
    ShowCustomerRequest orderShow(ShellServices shellServices) {
        return new ShowCustomerRequest(RequestKind.ORDER, shellServices);
    }

    @Bean("order confirm")
    DecideCustomerRequest orderConfirm(ShellServices shellServices) {
        return new DecideCustomerRequest(RequestKind.ORDER, "confirm", RequestStatus.CONFIRMED, shellServices);
    }

    @Bean("order decline")
    DecideCustomerRequest orderDecline(ShellServices shellServices) {
        return new DecideCustomerRequest(RequestKind.ORDER, "decline", RequestStatus.DECLINED, shellServices);
    }

    @Bean("order cancel")
    DecideCustomerRequest orderCancel(ShellServices shellServices) {
        return new DecideCustomerRequest(RequestKind.ORDER, "cancel", RequestStatus.CANCELLED, shellServices);
    }

    @Bean("order done")
    DecideCustomerRequest orderDone(ShellServices shellServices) {
        return new DecideCustomerRequest(RequestKind.ORDER, "done", RequestStatus.DONE, shellServices);
    }

    @Bean("booking list")
    ListCustomerRequests bookingList(ShellServices shellServices) {
        return new ListCustomerRequests(RequestKind.BOOKING, shellServices);
    }

    @Bean("booking show")
    ShowCustomerRequest bookingShow(ShellServices shellServices) {
        return new ShowCustomerRequest(RequestKind.BOOKING, shellServices);
    }

    @Bean("booking confirm")
    DecideCustomerRequest bookingConfirm(ShellServices shellServices) {
        return new DecideCustomerRequest(RequestKind.BOOKING, "confirm", RequestStatus.CONFIRMED, shellServices);
    }

    @Bean("booking decline")
    DecideCustomerRequest bookingDecline(ShellServices shellServices) {
        return new DecideCustomerRequest(RequestKind.BOOKING, "decline", RequestStatus.DECLINED, shellServices);
    }

    @Bean("booking cancel")
    DecideCustomerRequest bookingCancel(ShellServices shellServices) {
        return new DecideCustomerRequest(RequestKind.BOOKING, "cancel", RequestStatus.CANCELLED, shellServices);
    }

    @Bean("booking done")
    DecideCustomerRequest bookingDone(ShellServices shellServices) {
        return new DecideCustomerRequest(RequestKind.BOOKING, "done", RequestStatus.DONE, shellServices);
    }
}
