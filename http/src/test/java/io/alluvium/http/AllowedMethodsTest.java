package io.alluvium.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which methods a path has. */
class AllowedMethodsTest {

    private final AllowedMethods methods = new AllowedMethods(List.of(Hills.class, Trees.class, String.class));

    @Test
    void shouldNameTheMethodsOfAPath() {
        assertThat(methods.of("/hills")).containsExactly("GET", "HEAD", "OPTIONS");
        assertThat(methods.of("/hills/7")).containsExactly("OPTIONS", "PUT");
        assertThat(methods.of("/hills/7/trees")).containsExactly("DELETE", "OPTIONS");
        assertThat(methods.of("/hills/7/trees/")).containsExactly("DELETE", "OPTIONS");
    }

    @Test
    void shouldNameNoneWhereNothingIs() {
        assertThat(methods.of("/hills/seven")).isEmpty();
        assertThat(methods.of("/hills/7/trees/8")).isEmpty();
        assertThat(methods.of("/")).isEmpty();
    }

    /** Hills. */
    @Path("/hills")
    public static class Hills {

        @GET
        public String all() {
            return "";
        }

        @PUT
        @Path("/{number: [0-9]{1,9}}")
        public void put() {
            // Only its path is looked at.
        }
    }

    /** Trees on hills. */
    @Path("hills/{hill}/trees")
    public static class Trees {

        @DELETE
        public void cut() {
            // Only its path is looked at.
        }
    }
}
