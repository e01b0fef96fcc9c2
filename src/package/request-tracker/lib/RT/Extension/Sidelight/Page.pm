use strict;
use warnings;

package RT::Extension::Sidelight::Page;

use JSON ();
use RT::Extension::Sidelight::Settings;

=head1 NAME

RT::Extension::Sidelight::Page - what Sidelight's script has to know of the page around it

=cut

my $MOST_STAFF = 1_000;

# People come and go seldom, and every page names them.
my $STAFF_SECONDS = 60;

=head1 METHODS

=cut

=head2 Data CurrentUser => ..., Place => ...

What Sidelight's script has to know of the page: names of C<data-> attributes
and their values, not yet escaped. C<Ticket>, C<Query>, C<Search> (a saved
search) as the place has them.

=cut

sub Data {
    my ( $class, %page ) = @_;
    my $user     = $page{CurrentUser};
    my $is_admin = $user->HasRight( Right => 'SuperUser', Object => RT->System );
    my %data     = (
        host          => 'request-tracker',
        place         => $page{Place},
        'web-path'    => RT->Config->Get('WebPath'),
        'user-id'     => $user->Id,
        user          => $user->Name,
        'user-name'   => $user->UserObj->RealName || $user->Name,
        'note-queues' => join( ' ', _QueuesWithNotes($user) ),
        locale        => $user->LanguageHandle->language_tag,
        zone          => $user->UserObj->Timezone || RT->Config->Get('Timezone'),
        settings      => _Json( RT::Extension::Sidelight::Settings->All ),
        system        => RT->SystemUser->Id,
        nobody        => RT->Nobody->Id,
        lifecycles    => _Json( _Lifecycles() ),
    );
    if ( my $priorities = _Priorities() ) { $data{priorities} = _Json($priorities) }
    if ( my $staff      = _Staff() )      { $data{staff}      = _Json($staff) }
    if ($is_admin) {
        $data{admin} = 1;
        $data{'settings-path'} = '/Sidelight/Settings';
    }
    if ( my $ticket = $page{Ticket} ) {
        $data{ticket} = $ticket->Id;
        $data{'sees-notes'} = 1 if $ticket->CurrentUserHasRight('ShowTicketComments');
    }
    $data{query} = $page{Query} if defined $page{Query};
    if ( my $search = $page{Search} ) {
        $data{search} = $search->Id;
        $data{'search-name'} = $search->Description;
    }
    return \%data;
}

sub _QueuesWithNotes {
    my $user   = shift;
    my $queues = RT::Queues->new($user);
    $queues->FindAllRows;
    $queues->UnLimit;
    return sort { $a <=> $b } map { $_->Id } grep { $_->CurrentUserHasRight('ShowTicketComments') } @{ $queues->ItemsArrayRef };
}

# The statuses of each lifecycle by what they mean, which REST2 does not tell.
sub _Lifecycles {
    my %lifecycles;
    for my $name ( RT::Lifecycle->List('ticket') ) {
        my $lifecycle = RT::Lifecycle->Load( Name => $name, Type => 'ticket' );
        $lifecycles{$name} = { map { $_ => [ $lifecycle->Valid($_) ] } qw(initial active inactive) };
    }
    return \%lifecycles;
}

# The names of priorities, where RT shows names.
sub _Priorities {
    return undef unless RT->Config->Get('EnablePriorityAsString');
    my $named = RT->Config->Get('PriorityAsString') || {};
    my $usual = $named->{Default} or return undef;
    my %numbers = ref $usual eq 'ARRAY' ? @$usual : ref $usual eq 'HASH' ? %$usual : return undef;
    return { map { $_ => $numbers{$_} + 0 } keys %numbers };
}

my ( $staff, $staff_since ) = ( undef, 0 );

# Who is or was privileged, as id, name, real name and whether disabled: RT's own lists tell names to
# every privileged user, but not who is privileged. Too many are asked for one by one when needed.
sub _Staff {
    return $staff if time - $staff_since < $STAFF_SECONDS;
    my $users = RT::Users->new( RT->SystemUser );
    $users->FindAllRows;
    $users->LimitToPrivileged;
    $users->OrderBy( FIELD => 'id' );
    $users->RowsPerPage( $MOST_STAFF + 1 );
    my @found = grep { $_->Id != RT->Nobody->Id && $_->Id != RT->SystemUser->Id } @{ $users->ItemsArrayRef };
    $staff = @found > $MOST_STAFF
        ? undef
        : [ map { [ $_->Id + 0, $_->Name, $_->RealName, $_->Disabled ? 1 : 0 ] } @found ];
    $staff_since = time;
    return $staff;
}

=head2 SearchOnScreen CurrentUser, ID, QUERY

The saved search of this id, such as C<RT::Group-27-SavedSearch-15>, where the
query on screen is still its own; nothing where it was changed since or is not
for this user.

=cut

sub SearchOnScreen {
    my ( $class, $user, $id, $query ) = @_;
    return undef unless ( $id // '' ) =~ /-SavedSearch-(\d+)$/;
    my $search = RT::Attribute->new($user);
    $search->Load($1);
    return undef unless $search->Id && $search->Name eq 'SavedSearch' && $search->CurrentUserHasRight('display');
    my $content = $search->Content;
    return undef unless ref $content eq 'HASH' && ( $content->{Query} // '' ) eq ( $query // '' );
    return $search;
}

sub _Json { return JSON::to_json( shift, { canonical => 1 } ) }

1;
